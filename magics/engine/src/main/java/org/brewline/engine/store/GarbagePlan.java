package org.brewline.engine.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which runs a garbage collection removes. Without any choice none: only what no run needs goes. A run that goes on is
 * never removed, nor one that is pinned, nor one whose results a kept run took from the cache.
 *
 * <pre>{@code
 * store.collect(GarbagePlan.unreferenced().keepNewest(20).olderThan(Duration.ofDays(30)).counting(), Advance.SILENT);
 * }</pre>
 *
 * @param runs removed whatever else is said
 * @param keepNewest of each pipeline that many are kept; runs beyond them go if they are old enough too
 * @param olderThan runs that began longer ago go if they are not among the newest to keep
 * @param dryRun whether nothing is removed and only counted
 */
public record GarbagePlan(List<RunId> runs, OptionalInt keepNewest, Optional<Duration> olderThan, boolean dryRun) {
    public GarbagePlan {
        runs = List.copyOf(runs);
        if (keepNewest.isPresent() && keepNewest.getAsInt() < 0) {
            throw new IllegalArgumentException("keepNewest (%s) must not be negative".formatted(keepNewest.getAsInt()));
        }
        if (olderThan.isPresent() && olderThan.get().isNegative()) {
            throw new IllegalArgumentException("olderThan (%s) must not be negative".formatted(olderThan.get()));
        }
    }

    /** Removes no run. */
    public static GarbagePlan unreferenced() {
        return new GarbagePlan(List.of(), OptionalInt.empty(), Optional.empty(), false);
    }

    /** Removes those runs. */
    public static GarbagePlan of(List<RunId> runs) {
        return new GarbagePlan(runs, OptionalInt.empty(), Optional.empty(), false);
    }

    public GarbagePlan keepNewest(int ofEachPipeline) {
        return new GarbagePlan(runs, OptionalInt.of(ofEachPipeline), olderThan, dryRun);
    }

    public GarbagePlan olderThan(Duration age) {
        return new GarbagePlan(runs, keepNewest, Optional.of(age), dryRun);
    }

    public GarbagePlan counting() {
        return new GarbagePlan(runs, keepNewest, olderThan, true);
    }
}
