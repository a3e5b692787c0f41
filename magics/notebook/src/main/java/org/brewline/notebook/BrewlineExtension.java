package org.brewline.notebook;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.own.ResolvedArtifact;
import org.brewline.notebook.magic.Magics;
import org.brewline.notebook.workbench.NotebookLibraries;
import org.brewline.notebook.workbench.Workbench;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

/**
 * Plugs the pipelines into the kernel: magics, imports, renderers. Installing loads nothing of the store, of layout or
 * of drawing; each comes with its first use.
 */
public final class BrewlineExtension implements Extension {
    private final Path folder;

    /** For notebooks in the kernel's working folder, which is the notebook's own. */
    public BrewlineExtension() {
        this(Path.of(""));
    }

    /** @param folder where relative paths start and the store is looked for */
    public BrewlineExtension(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public void install(BaseKernel kernel) {
        if (kernel instanceof BrewlineKernel brewline) {
            installIn(brewline);
        }
    }

    /** Installs it and gives the workbench at which its magics will work; it is made when it is asked for first. */
    public Supplier<Workbench> installIn(BrewlineKernel brewline) {
        var bench = new Bench(brewline, folder);
        Magics.all(bench).forEach(brewline::register);
        brewline.session().addImports(DefaultImports.all());
        Renderers.register(brewline);
        brewline.onShutdown(bench::close);
        Brewline.bind(bench);
        return bench;
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        // What the extension added lives as long as the kernel.
    }

    /** The kernel's workbench, made when it is needed first. */
    private static final class Bench implements Supplier<Workbench> {
        private final BrewlineKernel kernel;
        private final Path folder;
        private @Nullable Workbench made;

        Bench(BrewlineKernel kernel, Path folder) {
            this.kernel = kernel;
            this.folder = folder;
        }

        @Override
        public synchronized Workbench get() {
            Workbench bench = made;
            if (bench == null) {
                bench = new Workbench(
                        kernel.session(),
                        folder,
                        new NotebookLibraries(
                                kernel.dependencies()::checksums,
                                kernel.dependencies()::options,
                                () -> kernel.dependencies().artifacts().stream()
                                        .collect(Collectors.toMap(
                                                ResolvedArtifact::coordinate, ResolvedArtifact::file))),
                        new StoppableThreads());
                made = bench;
            }
            return bench;
        }

        synchronized void close() {
            if (made != null) {
                made.close();
            }
        }
    }
}
