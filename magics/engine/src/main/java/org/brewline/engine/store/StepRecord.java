package org.brewline.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;

/**
 * A step of a run as the store keeps it.
 *
 * @param attempts how often it was begun
 * @param reason why it was skipped; empty otherwise
 * @param inputs what it took, by parameter
 */
public record StepRecord(
        RunId run,
        String name,
        String component,
        StepState state,
        Optional<Instant> started,
        Optional<Instant> finished,
        int attempts,
        Optional<RunId> cachedFrom,
        Optional<Failure> failure,
        String reason,
        List<Input> inputs,
        List<Artifact> artifacts) {
    /** How long it took from its begin to its end; empty unless it has both. */
    public Optional<Duration> took() {
        return started.flatMap(from -> finished.map(to -> Duration.between(from, to)));
    }

    /** An artifact that the step took. */
    public record Input(String parameter, String fromStep, String fromOutput, String content) {}
}
