package org.brewline.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.brewline.engine.component.Resources;
import org.brewline.engine.component.RetryPolicy;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.OwnThreads;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Executes one run: a thread that hears what ended, asks the scheduler what comes next, and hands it to workers. All
 * decisions of a run are made here, one after the other.
 */
final class RunLoop {
    private static final long TICK_MILLIS = 100;

    private final Pipeline pipeline;
    private final Settings settings;
    private final BlockingQueue<LoopMessage> messages = new LinkedBlockingQueue<>();
    private final Map<String, StepNode> steps = new HashMap<>();
    private final Repeats repeats;
    private final RunningSteps running;
    private final CompletableFuture<RunState> ended = new CompletableFuture<>();
    private @Nullable RunScope scope;
    private @Nullable Scheduler scheduler;
    private volatile @Nullable RunNews news;
    private final long began = System.nanoTime();
    private boolean stopping;
    private volatile @Nullable Throwable broken;

    /**
     * How the run is executed.
     *
     * @param timeout the longest time that it may take
     * @param machine what steps share
     * @param locate the user's place of a frame; empty for the component's own frames
     */
    record Settings(
            int parallelism,
            boolean failFast,
            Optional<Duration> timeout,
            Resources machine,
            Workers workers,
            Optional<Function<StackTraceElement, Optional<Failure.Frame>>> locate) {}

    RunLoop(Pipeline pipeline, Settings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
        pipeline.steps().forEach(step -> steps.put(step.name(), step));
        this.repeats = new Repeats(pipeline);
        this.running = new RunningSteps(settings.parallelism(), settings.machine(), repeats);
    }

    /** Now, as exactly as the store keeps it, so that a run told from the store has the same times. */
    static Instant now() {
        return RunClock.here().now();
    }

    CompletableFuture<RunState> ended() {
        return ended;
    }

    void start(RunScope of) {
        scope = of;
        scheduler = new Scheduler(pipeline, of.values()::value);
        news = new RunNews(of, settings.locate());
        OwnThreads.daemon("brewline-run " + of.journal().run(), this::run).start();
    }

    void succeeded(StepAttempt attempt) {
        messages.add(new LoopMessage.Succeeded(attempt));
    }

    void failed(StepAttempt attempt, Throwable thrown, List<StepRecord.Input> inputs) {
        messages.add(new LoopMessage.Failed(attempt, thrown, inputs));
    }

    void cancel() {
        messages.add(new LoopMessage.Cancel());
    }

    /** Something could not be recorded: the run ends. */
    void broken(Throwable thrown) {
        messages.add(new LoopMessage.Broken(thrown));
    }

    private RunScope scope() {
        return java.util.Objects.requireNonNull(scope);
    }

    private Scheduler scheduler() {
        return java.util.Objects.requireNonNull(scheduler);
    }

    private RunNews news() {
        return java.util.Objects.requireNonNull(news);
    }

    private void run() {
        ThreadOutput.install();
        try {
            follow(scheduler().begin());
            long nextTick = System.nanoTime();
            while (!scheduler().isDone()) {
                startReady();
                LoopMessage message = messages.poll(running.ready().millisToNext(TICK_MILLIS), TimeUnit.MILLISECONDS);
                if (message != null) {
                    handle(message);
                }
                if (System.nanoTime() - nextTick >= 0) {
                    tick();
                    nextTick = System.nanoTime() + TICK_MILLIS * 1_000_000;
                }
            }
            news().ended(this::tellEnd);
        } catch (InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
        } finally {
            settings.workers().close();
            ThreadOutput.uninstall();
        }
    }

    private void startReady() {
        for (ReadySteps.Waiting next = running.next(); next != null; next = running.next()) {
            StepNode step = java.util.Objects.requireNonNull(steps.get(next.step()));
            // Another item may have failed, and that was enough.
            if (!scheduler().hasEnded(step.name()) && running.mayStart(step, next)) {
                var attempt = new StepAttempt(scope(), step, next.attempt());
                running.started(attempt, next.needs());
                settings.workers().execute(attempt);
            }
        }
    }

    private void handle(LoopMessage message) {
        if (message instanceof LoopMessage.Succeeded succeeded) {
            StepNode step = succeeded.attempt().step();
            running.ended(step);
            follow(scheduler().ended(step.name(), Scheduler.End.SUCCEEDED));
        } else if (message instanceof LoopMessage.Items items) {
            expand(items.fanOut(), items.count());
        } else if (message instanceof LoopMessage.NoItems none) {
            if (!stopping) {
                follow(scheduler().notExpanded(none.fanOut(), none.thrown()));
            }
        } else if (message instanceof LoopMessage.Failed failure) {
            fail(failure.attempt(), failure.thrown(), failure.inputs());
        } else if (message instanceof LoopMessage.Broken of) {
            broken = of.thrown();
            news().fails();
            stop(true);
        } else {
            cancel(news().wasCancelled() || scheduler().isExiting());
        }
    }

    private void follow(List<Scheduler.Move> moves) {
        for (Scheduler.Move move : moves) {
            if (move instanceof Scheduler.Move.Start start && stopping && !isAtExit(start.step())) {
                cancel(start.step());
            } else if (move instanceof Scheduler.Move.Start start) {
                enqueue(start.step());
            } else if (move instanceof Scheduler.Move.Skip skip) {
                news().skipped(skip);
            } else if (move instanceof Scheduler.Move.Fail fail) {
                recordFailure(java.util.Objects.requireNonNull(steps.get(fail.step())), fail.cause(), List.of());
            } else if (move instanceof Scheduler.Move.Expand expand && stopping) {
                expand.fanOut().steps().forEach(this::cancel);
            } else if (move instanceof Scheduler.Move.Expand expand) {
                readItems(expand.fanOut());
            } else if (move instanceof Scheduler.Move.Finish finish) {
                repeats.finish(finish, scope());
            }
        }
    }

    /** Reads the list beside this thread: it may be long, and in the store. */
    private void readItems(FanOut fanOut) {
        OwnThreads.daemon("brewline-items " + fanOut.name(), () -> {
                    try {
                        messages.add(
                                new LoopMessage.Items(fanOut, scope().values().expand(fanOut)));
                    } catch (RuntimeException e) {
                        messages.add(new LoopMessage.NoItems(fanOut, e));
                    }
                })
                .start();
    }

    private void expand(FanOut fanOut, int count) {
        if (stopping) {
            return; // its steps are cancelled already
        }
        List<StepNode> items = repeats.items(fanOut, count, scope());
        items.forEach(step -> steps.put(step.name(), step));
        follow(scheduler().expand(fanOut, items, count));
    }

    private void enqueue(String step) {
        StepNode node = java.util.Objects.requireNonNull(steps.get(step));
        running.ready().add(step, 1, scheduler().rank(step), node.component().resources());
    }

    private void fail(StepAttempt attempt, Throwable thrown, List<StepRecord.Input> inputs) {
        StepNode step = attempt.step();
        running.ended(step);
        RetryPolicy retry = step.component().retry();
        if (attempt.number() <= retry.retries() && retry.covers(thrown) && !stopping) {
            news().retried(attempt, thrown);
            running.ready()
                    .addAfter(
                            retry.pause(
                                    attempt.number(),
                                    ThreadLocalRandom.current().nextDouble()),
                            step.name(),
                            attempt.number() + 1,
                            scheduler().rank(step.name()),
                            step.component().resources());
            return;
        }
        List<Scheduler.Move> moves = scheduler().ended(step.name(), Scheduler.End.FAILED);
        recordFailure(step, thrown, inputs);
        follow(moves);
    }

    private void recordFailure(StepNode step, Throwable thrown, List<StepRecord.Input> inputs) {
        repeats.failed(step, news().failed(step, thrown, inputs));
        if (settings.failFast() && !stopping && !step.role().atExit()) {
            stop(false);
        } else if (repeats.failsFast(step)) {
            endOthers(step);
        }
    }

    private void tick() {
        repeats.tell(scheduler(), scope());
        Optional<Duration> limit = settings.timeout();
        if (limit.isPresent()
                && !stopping
                && System.nanoTime() - began > limit.get().toNanos()) {
            timeIsUp(limit.get());
        }
        for (StepAttempt attempt : running.all()) {
            attempt.context().flush();
            Optional<Duration> timeout = attempt.step().component().timeout();
            if (timeout.isPresent() && attempt.runs(timeout.get()) && attempt.decide()) {
                attempt.abandon(settings.workers());
                fail(attempt, new TimeoutException("the step took longer than " + text(timeout.get())), List.of());
            }
        }
    }

    /** What runs, or pauses before its next attempt, failed for want of time; the rest is cancelled. */
    private void timeIsUp(Duration limit) {
        stopping = true;
        news().fails();
        var late = new TimeoutException("the run took longer than " + text(limit));
        List<String> pausing = running.ready().pausing();
        for (StepNode step : scheduler().open()) {
            if (step.role().atExit()) {
                continue;
            }
            StepAttempt attempt = running.attempt(step.name());
            boolean ends = pausing.contains(step.name());
            if (attempt != null && attempt.decide()) {
                attempt.abandon(settings.workers());
                ends = true;
            }
            if (ends && !scheduler().hasEnded(step.name())) {
                running.ended(step);
                List<Scheduler.Move> moves = scheduler().ended(step.name(), Scheduler.End.FAILED);
                recordFailure(step, late, List.of());
                follow(moves);
            }
        }
        stop(false);
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }

    /** Ends everything that has not ended. A step that is just recording its end may still do so. */
    private void stop(boolean exitToo) {
        stopping = true;
        running.forget(step -> exitToo || !isAtExit(step));
        scheduler().open().stream()
                .filter(step -> exitToo || !step.role().atExit())
                .forEach(this::end);
        follow(scheduler().exit());
    }

    /** @param exitToo whether the run is at its end already, or this is the second time */
    private void cancel(boolean exitToo) {
        news().isCancelled();
        stop(exitToo);
    }

    private boolean isAtExit(String step) {
        StepNode node = steps.get(step);
        return node != null && node.role().atExit();
    }

    /** How the run went; for the steps at its end. */
    RunOutcome outcome() {
        return news().outcome(pipeline.name());
    }

    /** Ends what has not ended of the other items, as one failed and that is enough. */
    private void endOthers(StepNode failed) {
        for (StepNode other : scheduler().open()) {
            boolean ofSame = other.role().item() >= 0
                    && other.role().fanOut().equals(failed.role().fanOut());
            if (ofSame && !scheduler().hasEnded(other.name()) && !endsByItself(other)) {
                news().cancelled(other.name());
                follow(scheduler().ended(other.name(), Scheduler.End.CANCELLED));
            }
        }
    }

    private void end(StepNode step) {
        if (!endsByItself(step)) {
            cancel(step.name());
        }
    }

    /** Whether the step is just recording its end, and may do so; if it only runs, it does not from here on. */
    private boolean endsByItself(StepNode step) {
        StepAttempt attempt = running.attempt(step.name());
        if (attempt == null) {
            return false;
        }
        if (!attempt.decide()) {
            return true;
        }
        running.ended(step);
        attempt.abandon(settings.workers());
        return false;
    }

    private void cancel(String step) {
        news().cancelled(step);
        scheduler().cancelled(step);
    }

    private void tellEnd(RunState state) {
        Throwable cause = broken;
        if (cause == null) {
            ended.complete(state);
        } else {
            ended.completeExceptionally(cause);
        }
    }
}
