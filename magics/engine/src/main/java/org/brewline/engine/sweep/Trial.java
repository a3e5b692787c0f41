package org.brewline.engine.sweep;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brewline.engine.store.RunId;

/**
 * One run of a sweep, or one that is still to come.
 *
 * @param number from 1
 * @param config what is varied, by key
 * @param run empty before it began
 * @param value of the metric that counts; empty if there is none (yet)
 * @param time how long it ran until now
 * @param cached how many of its steps came from the cache
 * @param note why it ended early; else empty
 */
public record Trial(
        int number,
        Map<String, String> config,
        Optional<RunId> run,
        State state,
        OptionalDouble value,
        Optional<Duration> time,
        int cached,
        String note) {
    public Trial {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }

    /** How a trial stands. */
    public enum State {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        /** Ended early, as it fell behind. */
        STOPPED,
        CANCELLED,
        INTERRUPTED;

        /** Whether nothing more is to be expected of it, also when the sweep goes on. */
        boolean isDone() {
            return this == SUCCEEDED || this == STOPPED;
        }
    }

    /** The trial's config as a run's arguments write it. */
    public String text() {
        var text = new StringBuilder();
        config.forEach((key, of) ->
                text.append(text.isEmpty() ? "" : " ").append(key).append('=').append(of));
        return text.toString();
    }
}
