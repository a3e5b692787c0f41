package org.brewline.engine.sweep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.run.RunListener;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.OwnThreads;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.SweepId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sweep that was started. Safe for many threads. */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final SweepId id;
    private final Store store;
    private final Work work;
    private final Consumer<Sweep> listener;
    private final CompletableFuture<RunState> ended = new CompletableFuture<>();

    private final Deque<Trial> waiting = new ArrayDeque<>();
    private final Map<Integer, Run> running = new HashMap<>();
    private final java.util.Optional<Rungs> rungs;
    private int workers;
    private int succeeded;
    private boolean cancelled;
    private String message = "";

    /** What a sweep does. */
    record Work(Pipeline pipeline, SweepPlan plan) {}

    Sweep(SweepId id, Store store, Work work, Consumer<Sweep> listener) {
        this.id = id;
        this.store = store;
        this.work = work;
        this.listener = listener;
        this.rungs = work.plan().halving().map(Rungs::new);
    }

    public SweepId id() {
        return id;
    }

    /** How it stands. */
    public SweepStatus status() {
        return SweepStatus.of(store, id);
    }

    /** Waits for its end. An interrupt of the waiting thread cancels it. */
    public RunState await() {
        while (true) {
            try {
                return ended.get();
            } catch (InterruptedException e) {
                cancel();
                RunState state = ended.join();
                Thread.currentThread().interrupt();
                return state;
            } catch (java.util.concurrent.ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        }
    }

    public boolean isRunning() {
        return !ended.isDone();
    }

    /** Ends it as soon as the trials that run let it; those that wait do not begin. */
    public void cancel() {
        List<Run> ending;
        synchronized (this) {
            cancelled = true;
            waiting.clear();
            ending = List.copyOf(running.values());
        }
        ending.forEach(Run::cancel);
    }

    /** Records that it goes on, and starts the first trials. */
    void start(Function<Map<String, String>, ResolvedConfig> config, Runner runner, RunOptions options) {
        store.sweeps()
                .begin(
                        id,
                        work.pipeline().name(),
                        java.time.Instant.now(),
                        work.plan().json());
        synchronized (this) {
            for (Trial trial : status().trials()) {
                if (trial.state().isDone()) {
                    succeeded += trial.state() == Trial.State.SUCCEEDED ? 1 : 0;
                    remember(trial);
                } else {
                    waiting.add(trial);
                }
            }
            workers = Math.max(1, Math.min(work.plan().parallel(), waiting.size()));
            for (int i = 0; i < workers; i++) {
                OwnThreads.daemon("brewline-sweep " + id, () -> work(config, runner, options))
                        .start();
            }
        }
        tell();
    }

    /** What was compared with before the sweep was interrupted is compared with again. */
    private void remember(Trial trial) {
        if (rungs.isPresent() && trial.run().isPresent()) {
            Goal curve = work.plan().halving().orElseThrow().goal();
            for (MetricPoint point : store.points(trial.run().get(), curve.step(), curve.name())) {
                if (rungs.get()
                        .reached(trial.number(), point.step(), point.value())
                        .isPresent()) {
                    return;
                }
            }
        }
    }

    private void work(Function<Map<String, String>, ResolvedConfig> config, Runner runner, RunOptions options) {
        try {
            for (Trial next = take(); next != null; next = take()) {
                execute(next, config, runner, options);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("a trial of sweep {} could not be executed", id, e);
            fail(String.valueOf(e.getMessage()));
        }
        boolean last;
        synchronized (this) {
            last = --workers == 0;
        }
        if (last) {
            end();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Trial take() {
        return waiting.poll();
    }

    private void execute(
            Trial trial, Function<Map<String, String>, ResolvedConfig> config, Runner runner, RunOptions options) {
        RunOptions own = options.trialOf(new RunLabels.TrialOf(id, trial.number()));
        if (work.plan().stepsAtOnce() > 0) {
            own = own.parallelism(work.plan().stepsAtOnce());
        }
        if (trial.run().isPresent()) {
            own = own.resuming(trial.run().get());
        }
        var watch = new Watch(trial.number());
        Run run = runner.listener(watch).start(work.pipeline(), config.apply(trial.config()), own);
        boolean late;
        synchronized (this) {
            running.put(trial.number(), run);
            late = cancelled;
        }
        watch.of(run);
        if (late) {
            run.cancel();
        }
        tell();
        RunState state = run.await();
        synchronized (this) {
            running.remove(trial.number());
            succeeded += state == RunState.SUCCEEDED ? 1 : 0;
        }
        if (state == RunState.SUCCEEDED) {
            requireValue(run);
        }
        tell();
    }

    /** A metric that the finished step did not leave will not come in any other trial either. */
    private void requireValue(Run run) {
        Goal goal = work.plan().goal();
        Map<String, Double> measures = store.measures(run.id());
        boolean skipped = run.steps().stream()
                .anyMatch(step -> step.name().equals(goal.step()) && step.state() != StepState.SUCCEEDED);
        if (goal.in(measures).isEmpty() && !skipped) {
            fail("trial of run %s left no number \"%s\"; %s"
                    .formatted(
                            store.brief(run.id()),
                            goal.metric(),
                            NearestName.advice(
                                    goal.metric(),
                                    measures.keySet(),
                                    measures.isEmpty()
                                            ? "it left no numbers: set one with metrics.set(\"%s\", …)"
                                                    .formatted(goal.name())
                                            : "it left " + String.join(", ", measures.keySet()))));
        }
    }

    private void fail(String why) {
        synchronized (this) {
            message = message.isEmpty() ? why : message;
            waiting.clear();
        }
    }

    private void end() {
        RunState state;
        String why;
        synchronized (this) {
            why = message;
            state = cancelled
                    ? RunState.CANCELLED
                    : !message.isEmpty() || succeeded == 0 ? RunState.FAILED : RunState.SUCCEEDED;
        }
        if (state == RunState.FAILED && why.isEmpty()) {
            why = "no trial succeeded";
        }
        try {
            store.sweeps().end(id, state, java.time.Instant.now(), why);
            tell();
            ended.complete(state);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void tell() {
        try {
            listener.accept(this);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("a listener of sweep {} failed", id, e);
        }
    }

    /** Follows a trial's curve, and ends the trial when it falls behind. */
    private final class Watch implements RunListener {
        private final int trial;
        private final CompletableFuture<Run> run = new CompletableFuture<>();

        Watch(int trial) {
            this.trial = trial;
        }

        void of(Run started) {
            run.complete(started);
        }

        @Override
        public void on(RunEvent event) {
            if (event instanceof RunEvent.MetricsLogged logged && rungs.isPresent()) {
                Goal curve = work.plan().halving().orElseThrow().goal();
                if (logged.step().equals(curve.step())) {
                    logged.points().stream()
                            .filter(p -> p.name().equals(curve.name()))
                            .forEach(this::reached);
                }
            }
            if (event instanceof RunEvent.StepFinished || event instanceof RunEvent.MetricSet) {
                tell();
            }
        }

        private void reached(MetricPoint point) {
            java.util.Optional<String> ends;
            synchronized (Sweep.this) {
                ends = rungs.orElseThrow().reached(trial, point.step(), point.value());
            }
            ends.ifPresent(why -> {
                Run ending = run.join();
                store.sweeps().endedBecause(ending.id(), why);
                ending.cancel();
            });
        }
    }
}
