package org.brewline.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What goes along with a run that is taken elsewhere: what people said of it, and the sweep that it is a trial of. Whether
 * it is pinned or archived is for each store to say.
 *
 * @param name empty if it was given none
 * @param note empty if nothing was noted
 * @param trial its place in a sweep
 */
public record RunTold(String name, String note, List<String> tags, Optional<Trial> trial) {
    /** Of a run of which nothing is said. */
    public static final RunTold NOTHING = new RunTold("", "", List.of(), Optional.empty());

    private static final int LONGEST_NOTE = 100_000;
    private static final int MOST_TAGS = 1_000;
    private static final int LONGEST_PLAN = 1_000_000;

    public RunTold {
        tags = List.copyOf(tags);
    }

    /**
     * A place in a sweep, with all that is known of the sweep.
     *
     * @param number from 1
     * @param plan what is varied and how, as JSON
     * @param message why the sweep failed; else empty
     */
    public record Trial(
            SweepId sweep,
            int number,
            String pipeline,
            RunState state,
            Instant started,
            Optional<Instant> finished,
            String plan,
            String message) {}

    /** Why this can't have been said in any store; empty if it can. */
    public Optional<String> flaw() {
        if (!name.isEmpty() && !Labels.isName(name)) {
            return Optional.of("\"%s\" is no name of a run".formatted(name));
        }
        if (note.length() > LONGEST_NOTE
                || tags.size() > MOST_TAGS
                || !tags.stream().allMatch(Labels::isTag)) {
            return Optional.of("its note or its tags are none");
        }
        boolean sweepIsOne = trial.isEmpty()
                || (trial.get().number() > 0
                        && trial.get().state().isFinal()
                        && trial.get().plan().length() <= LONGEST_PLAN);
        return sweepIsOne ? Optional.empty() : Optional.of("the sweep that it belongs to is none");
    }
}
