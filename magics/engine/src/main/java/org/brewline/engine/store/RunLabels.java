package org.brewline.engine.store;

import java.util.List;
import java.util.Optional;

/**
 * What people say of a run, and where it belongs.
 *
 * @param name empty if it was given none
 * @param note empty if nothing was noted
 * @param pinned whether a garbage collection leaves it
 * @param archived whether lists leave it out
 * @param trial the sweep that it is a trial of
 */
public record RunLabels(
        String name, String note, List<String> tags, boolean pinned, boolean archived, Optional<TrialOf> trial) {
    /** A run of which nothing is said. */
    public static final RunLabels NONE = new RunLabels("", "", List.of(), false, false, Optional.empty());

    public RunLabels {
        tags = List.copyOf(tags);
    }

    /**
     * A run's place in a sweep.
     *
     * @param number from 1
     */
    public record TrialOf(SweepId sweep, int number) {}
}
