package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.store.SweepRecord;
import org.brewline.engine.sweep.Sweep;
import org.brewline.engine.sweep.SweepPlan;
import org.brewline.engine.sweep.Sweeper;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.UserException;

/** Starts sweeps and knows those that go on. Safe for many threads. */
public final class SweepDesk implements AutoCloseable {
    private final RunDesk runs;
    private final PipelineShelf pipelines;
    private final List<Sweep> started = new CopyOnWriteArrayList<>();

    SweepDesk(RunDesk runs, PipelineShelf pipelines) {
        this.runs = runs;
        this.pipelines = pipelines;
    }

    /** Starts a sweep; nothing is written if the pipeline can't be linked or the plan is wrong. */
    public Sweep start(String name, SweepPlan plan, RunOptions options, Consumer<Sweep> listener)
            throws CompilationException, UserException, InterruptedException {
        Pipeline pipeline = pipelines.get(name);
        return add(sweeper(pipeline, options, listener).start(pipeline, plan));
    }

    /** Goes on with a sweep. */
    public Sweep resume(SweepRecord sweep, RunOptions options, Consumer<Sweep> listener)
            throws CompilationException, UserException, InterruptedException {
        Pipeline pipeline = pipelines.get(sweep.pipeline());
        return add(sweeper(pipeline, options, listener).resume(sweep.id(), pipeline));
    }

    private Sweeper sweeper(Pipeline pipeline, RunOptions options, Consumer<Sweep> listener) {
        var layers = new ArrayList<ConfigLayer>();
        pipelines.layer(pipeline.name()).ifPresent(layers::add);
        runs.overrides().layer(pipeline, pipelines.names().size() == 1).ifPresent(layers::add);
        return Sweeper.in(runs.store(), runs.runner())
                .layers(layers)
                .options(options.withCells(runs.cells(pipeline.name())))
                .listener(listener);
    }

    private Sweep add(Sweep sweep) {
        started.removeIf(earlier -> !earlier.isRunning());
        started.add(sweep);
        return sweep;
    }

    /** The sweeps of this notebook that go on. */
    public List<Sweep> running() {
        return started.stream().filter(Sweep::isRunning).toList();
    }

    @Override
    public void close() {
        running().forEach(Sweep::cancel);
    }
}
