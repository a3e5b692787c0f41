package org.brewline.notebook.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.brewline.engine.run.StepThreads;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.Store;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.brewline.notebook.language.ComponentCell;
import org.brewline.notebook.picture.RunFiles;

/**
 * Everything that a notebook has of Brewline: components, pipelines, store and runs. One per session.
 */
public final class Workbench implements AutoCloseable {
    private final Session session;
    private final Path folder;
    private final ComponentShelf components;
    private final PipelineShelf pipelines;
    private final RunDesk runs;
    private final SweepDesk sweeps;
    private final ArtifactValues values;
    private final NotebookLibraries libraries;

    /**
     * @param folder the notebook's folder: where relative paths start and the store is looked for
     * @param libraries what {@code %maven} brought
     * @param threads how the threads of steps are made and ended
     */
    public Workbench(Session session, Path folder, NotebookLibraries libraries, StepThreads threads) {
        this.session = session;
        this.folder = folder;
        this.components = new ComponentShelf(session, libraries.checksums());
        this.pipelines = new PipelineShelf(new PipelineDefinition(session, components));
        this.runs = new RunDesk(
                session, folder, pipelines, new RunCells(session, components, libraries.options()), threads);
        this.sweeps = new SweepDesk(runs, pipelines);
        this.libraries = libraries;
        this.values = new ArtifactValues(session, runs);
    }

    /**
     * A workbench over another store than the folder's.
     *
     * @param stores opens it, at its first use
     */
    public static Workbench over(Session session, Path folder, Supplier<Store> stores) {
        var bench = new Workbench(
                session, folder, new NotebookLibraries(TreeMap::new, List::of, Map::of), StepThreads.plain());
        bench.runs.openedBy(stores);
        return bench;
    }

    public Session session() {
        return session;
    }

    public Path folder() {
        return folder;
    }

    public ComponentShelf components() {
        return components;
    }

    public PipelineShelf pipelines() {
        return pipelines;
    }

    public RunDesk runs() {
        return runs;
    }

    public SweepDesk sweeps() {
        return sweeps;
    }

    public ArtifactValues values() {
        return values;
    }

    /** Where a person who looks at the notebook finds the files of a run. */
    public RunFiles files(RunId run) {
        return new OpenRuns(folder, runs.store().folder()).of(run);
    }

    /** What the images of its pipelines need. */
    public KubeflowImage images() {
        return new KubeflowImage(folder, libraries.files().get());
    }

    /** Defines the components of a cell. */
    public DefinedComponents define(ComponentCell cell, String name, int count)
            throws CompilationException, UserException, InterruptedException {
        return new ComponentDefinition(session, components, cell, count, name).define();
    }

    @Override
    public void close() {
        sweeps.close();
        runs.close();
    }
}
