package org.brewline.engine.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.SweepId;
import org.brewline.engine.store.SweepRecord;

/**
 * Starts sweeps, and goes on with those that ended before their time. Immutable: each setting gives another one.
 *
 * <pre>{@code
 * Sweep sweep = Sweeper.in(store, Runner.in(store))
 *         .start(pipeline, SweepPlan.maximize("score.accuracy").vary("trainSvc.c=0.1,1,10").parallel(2));
 * sweep.await();
 * Trial best = sweep.status().best().orElseThrow();
 * }</pre>
 */
public final class Sweeper {
    private final Store store;
    private final Runner runner;
    private final List<ConfigLayer> layers;
    private final RunOptions options;
    private final Consumer<Sweep> listener;

    private Sweeper(
            Store store, Runner runner, List<ConfigLayer> layers, RunOptions options, Consumer<Sweep> listener) {
        this.store = store;
        this.runner = runner;
        this.layers = List.copyOf(layers);
        this.options = options;
        this.listener = listener;
    }

    /**
     * A sweeper whose trials are runs of that runner.
     *
     * @param runner of the same store
     */
    public static Sweeper in(Store store, Runner runner) {
        return new Sweeper(store, runner, List.of(), RunOptions.defaults(), sweep -> {});
    }

    /** Config that is weaker than what the plan says. */
    public Sweeper layers(List<ConfigLayer> config) {
        return new Sweeper(store, runner, config, options, listener);
    }

    /** How each trial is executed. */
    public Sweeper options(RunOptions ofEachTrial) {
        return new Sweeper(store, runner, layers, ofEachTrial, listener);
    }

    /** Hears, on any thread, that something changed; a status then says what. */
    public Sweeper listener(Consumer<Sweep> changed) {
        return new Sweeper(store, runner, layers, options, changed);
    }

    /**
     * Starts a sweep and returns at once.
     *
     * @throws ProblemsException with everything that is wrong with the plan; nothing is started then
     */
    public Sweep start(Pipeline pipeline, SweepPlan plan) {
        return start(pipeline, plan, store.newSweepId());
    }

    /**
     * Goes on with a sweep: what succeeded or was stopped early stays as it is, what did not end is gone on from, and
     * what did not begin begins.
     *
     * @throws ProblemsException if it goes on, has nothing left to do, or is of another pipeline
     */
    public Sweep resume(SweepId id, Pipeline pipeline) {
        SweepStatus before = SweepStatus.of(store, id);
        SweepRecord sweep = before.sweep();
        if (sweep.state() == RunState.RUNNING) {
            throw refused("sweep " + store.sweeps().brief(id) + " goes on", "wait for its end, or cancel it");
        }
        if (!sweep.pipeline().equals(pipeline.name())) {
            throw refused(
                    "sweep %s was of the pipeline \"%s\", not of \"%s\""
                            .formatted(store.sweeps().brief(id), sweep.pipeline(), pipeline.name()),
                    "go on with that pipeline");
        }
        if (before.trials().stream().allMatch(trial -> trial.state().isDone())) {
            throw refused(
                    "all %d trials of sweep %s are done"
                            .formatted(before.trials().size(), store.sweeps().brief(id)),
                    "start another sweep; what both have in common comes from the cache");
        }
        return start(pipeline, before.plan(), id);
    }

    private static ProblemsException refused(String what, String instead) {
        return new ProblemsException("there is nothing to go on with", List.of(new Problem(what, "", instead)));
    }

    private Sweep start(Pipeline pipeline, SweepPlan plan, SweepId id) {
        Space space = Planned.check(plan, pipeline, "");
        checkValues(pipeline, space);
        var sweep = new Sweep(id, store, new Sweep.Work(pipeline, plan), listener);
        sweep.start(config -> resolve(pipeline, space, config), runner, options);
        return sweep;
    }

    /** Every value once, so that none is found wrong in the middle of the night. */
    private void checkValues(Pipeline pipeline, Space space) {
        var problems = new ArrayList<Problem>();
        for (Dimension dimension : space.dimensions()) {
            List<String> values = dimension instanceof Dimension.Range range
                    ? List.of(range.text().split("\\.\\.| log", -1)[0])
                    : dimension.all();
            for (String value : values) {
                try {
                    resolve(pipeline, space, Map.of(dimension.key(), value));
                } catch (ProblemsException e) {
                    e.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
                }
            }
        }
        // What only another varied key gives is missing in each of these, but not in a trial.
        problems.removeIf(p ->
                space.dimensions().stream().anyMatch(d -> p.what().equals(d.key() + " is missing")));
        if (!problems.isEmpty()) {
            throw new ProblemsException("\"%s\" was not swept".formatted(pipeline.name()), problems);
        }
    }

    private ResolvedConfig resolve(Pipeline pipeline, Space space, Map<String, String> varied) {
        var arguments = new ArrayList<>(space.fixed());
        varied.forEach((key, value) -> arguments.add(key + "=" + value));
        var all = new ArrayList<>(layers);
        all.add(ConfigLayer.arguments(arguments, ""));
        return runner.resolve(pipeline, all);
    }
}
