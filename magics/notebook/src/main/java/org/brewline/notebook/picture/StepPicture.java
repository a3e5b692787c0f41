package org.brewline.notebook.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepState;

/**
 * What is known of one step of a run at one moment.
 *
 * @param time how long it ran, up to that moment; empty if it did not begin
 * @param attempts how often it was begun
 * @param reason why it was skipped; else empty
 */
public record StepPicture(
        String name,
        StepState state,
        Optional<Duration> time,
        int attempts,
        Advance advance,
        Optional<Failure> failure,
        String reason,
        Optional<RunId> cachedFrom,
        List<Artifact> artifacts,
        List<Curve> curves,
        List<StaticMetric> metrics,
        LogTail log) {
    /** How far a step says it is; total 0 or less if unknown. */
    public record Advance(long done, long total, String message) {
        static final Advance NONE = new Advance(0, 0, "");

        boolean isKnown() {
            return total > 0;
        }

        double share() {
            return isKnown() ? Math.max(0, Math.min(1, (double) done / total)) : 0;
        }
    }

    /** The last lines of a step's log, of all that it has. */
    public record LogTail(List<String> lines, long allLines) {
        public LogTail {
            lines = List.copyOf(lines);
        }
    }

    public StepPicture {
        artifacts = List.copyOf(artifacts);
        curves = List.copyOf(curves);
        metrics = List.copyOf(metrics);
    }

    /** Begins to measure at an instant, which a fold keeps beside the picture. */
    static Optional<Duration> between(Optional<Instant> from, Instant to) {
        return from.map(start -> Duration.between(start, to));
    }
}
