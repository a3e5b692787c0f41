package org.brewline.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;

/**
 * What a run's loop decided, recorded and told, and what it comes to in the end. Told by one thread; {@link #outcome}
 * may be asked by any.
 */
final class RunNews {
    private final RunScope scope;
    private final Optional<Function<StackTraceElement, Optional<Failure.Frame>>> locate;
    private final List<RunOutcome.FailedStep> failures = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private volatile boolean failed;

    /** @param locate the user's place of a frame; empty for the component's own frames */
    RunNews(RunScope scope, Optional<Function<StackTraceElement, Optional<Failure.Frame>>> locate) {
        this.scope = scope;
        this.locate = locate;
    }

    void skipped(Scheduler.Move.Skip skip) {
        Instant at = RunLoop.now();
        scope.events()
                .post(
                        new RunEvent.StepSkipped(scope.journal().run(), at, skip.step(), skip.reason()),
                        scope.journal().stepSkipped(skip.step(), at, skip.reason()));
    }

    /** The attempt failed, and is not the last one. */
    void retried(StepAttempt attempt, Throwable thrown) {
        String step = attempt.step().name();
        Failure failure = failure(attempt.step(), thrown);
        Instant at = RunLoop.now();
        scope.events()
                .post(
                        new RunEvent.StepRetried(scope.journal().run(), at, step, attempt.number(), failure),
                        scope.journal()
                                .stepRetried(
                                        step,
                                        attempt.number(),
                                        attempt.started().orElse(at),
                                        at,
                                        failure));
    }

    /** The step failed for good. */
    Failure failed(StepNode step, Throwable thrown, List<StepRecord.Input> inputs) {
        failed = true;
        Failure failure = failure(step, thrown);
        Instant at = RunLoop.now();
        scope.events()
                .post(
                        new RunEvent.StepFailed(scope.journal().run(), at, step.name(), failure),
                        scope.journal().stepFailed(step.name(), at, inputs, failure));
        if (!step.role().atExit()) {
            failures.add(new RunOutcome.FailedStep(step.name(), failure.exception(), failure.message()));
        }
        return failure;
    }

    void cancelled(String step) {
        Instant at = RunLoop.now();
        scope.events()
                .post(
                        new RunEvent.StepCancelled(scope.journal().run(), at, step),
                        scope.journal().stepCancelled(step, at));
    }

    /** The run as a whole fails, whatever its steps do. */
    void fails() {
        failed = true;
    }

    /** Somebody wanted the run to end. */
    void isCancelled() {
        cancelled = true;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    /** The end of the run, told after all else; then what comes after it. */
    void ended(Consumer<RunState> after) {
        Instant at = RunLoop.now();
        RunState last = switch (state()) {
            case SUCCEEDED -> RunState.SUCCEEDED;
            case FAILED -> RunState.FAILED;
            case CANCELLED -> RunState.CANCELLED;
        };
        scope.events()
                .end(
                        new RunEvent.RunFinished(scope.journal().run(), at, last),
                        scope.journal().runFinished(at, last),
                        () -> after.accept(last));
    }

    /** How the run went so far. */
    RunOutcome.State state() {
        if (cancelled) {
            return RunOutcome.State.CANCELLED;
        }
        return failed ? RunOutcome.State.FAILED : RunOutcome.State.SUCCEEDED;
    }

    /** How the run went; for the steps at its end. */
    RunOutcome outcome(String pipeline) {
        return new RunOutcome(scope.journal().run().toString(), pipeline, state(), failures);
    }

    private Failure failure(StepNode step, Throwable thrown) {
        return scope.secrets()
                .hide(Failures.of(
                        thrown, step.component(), locate.orElseGet(() -> Failures.ownFrames(step.component()))));
    }
}
