package org.brewline.notebook.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.brewline.engine.run.StepThreads;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.brewline.notebook.language.ComponentCell;

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

    /**
     * @param folder the notebook's folder: where relative paths start and the store is looked for
     * @param dependencies coordinate of each resolved dependency to the SHA-256 of its file
     * @param mavenOptions what {@code %maven} was told beside coordinates
     * @param threads how the threads of steps are made and ended
     */
    public Workbench(
            Session session,
            Path folder,
            Supplier<SortedMap<String, String>> dependencies,
            Supplier<List<String>> mavenOptions,
            StepThreads threads) {
        this.session = session;
        this.folder = folder;
        this.components = new ComponentShelf(session, dependencies);
        this.pipelines = new PipelineShelf(new PipelineDefinition(session, components));
        this.runs = new RunDesk(session, folder, pipelines, new RunCells(session, components, mavenOptions), threads);
        this.sweeps = new SweepDesk(runs, pipelines);
        this.values = new ArtifactValues(session, runs);
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

    /** Defines the components of a cell. */
    public DefinedComponents define(ComponentCell cell, String name, int count)
            throws CompilationException, UserException, InterruptedException {
        return new ComponentDefinition(session, components, cell, count).define(name);
    }

    @Override
    public void close() {
        sweeps.close();
        runs.close();
    }
}
