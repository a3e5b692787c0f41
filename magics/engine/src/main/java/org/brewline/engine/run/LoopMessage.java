package org.brewline.engine.run;

import java.util.List;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.store.StepRecord;

/** What the loop of a run hears from the threads beside it. */
sealed interface LoopMessage {
    /** The attempt's end is being recorded. */
    record Succeeded(StepAttempt attempt) implements LoopMessage {}

    /**
     * The attempt failed.
     *
     * @param inputs what it had taken
     */
    record Failed(StepAttempt attempt, Throwable thrown, List<StepRecord.Input> inputs) implements LoopMessage {}

    /** The list of a fan-out was read, and has so many items. */
    record Items(FanOut fanOut, int count) implements LoopMessage {}

    /** The list of a fan-out can't be read. */
    record NoItems(FanOut fanOut, RuntimeException thrown) implements LoopMessage {}

    /** Somebody wants the run to end. */
    record Cancel() implements LoopMessage {}

    /** Something could not be recorded. */
    record Broken(Throwable thrown) implements LoopMessage {}
}
