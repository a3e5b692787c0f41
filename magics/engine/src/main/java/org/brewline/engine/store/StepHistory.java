package org.brewline.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step with what happened while it ran, for telling it again.
 *
 * @param origin where it was executed
 */
public record StepHistory(
        StepRecord step, StepOrigin origin, List<Retry> retries, Optional<Progressed> progress, List<Metric> metrics) {
    /** An attempt that failed and was followed by another. */
    public record Retry(int attempt, Instant started, Instant failed, Failure failure) {}

    /** The last that it told of its progress. */
    public record Progressed(long done, long total, String message, Instant at) {}

    /** When the last attempt began: the first one's start is the step's, each later one follows a failure. */
    public Optional<Instant> lastAttemptStarted() {
        return retries.isEmpty()
                ? step.started()
                : Optional.of(retries.get(retries.size() - 1).failed());
    }

    /** A static metric and when it was set. */
    public record Metric(StaticMetric metric, Instant at) {}
}
