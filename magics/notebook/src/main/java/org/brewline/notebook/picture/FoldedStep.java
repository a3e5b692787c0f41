package org.brewline.notebook.picture;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.brewline.engine.store.StepState;

/** How several steps that are drawn as one stand together. */
final class FoldedStep {
    private FoldedStep() {}

    /** The states as drawn: of steps that are folded one for all. */
    static Map<String, StepPicture> states(Folding folding, Map<String, StepPicture> states) {
        if (folding.members().isEmpty() || states.isEmpty()) {
            return states;
        }
        var drawn = new LinkedHashMap<String, StepPicture>();
        folding.shape().steps().forEach(step -> {
            List<String> names = folding.members().getOrDefault(step.name(), List.of(step.name()));
            List<StepPicture> members = states.values().stream()
                    .filter(s -> names.contains(s.name()))
                    .toList();
            if (members.size() == 1) {
                drawn.put(step.name(), members.get(0));
            } else if (!members.isEmpty()) {
                drawn.put(step.name(), together(step.name(), members));
            }
        });
        return drawn;
    }

    private static StepPicture together(String name, List<StepPicture> members) {
        var counts = new EnumMap<StepState, Integer>(StepState.class);
        members.forEach(m -> counts.merge(m.state(), 1, Integer::sum));
        var words = new StringJoiner(", ");
        counts.forEach((state, count) ->
                words.add(count + " " + (state == StepState.SUCCEEDED ? "done" : Look.State.of(state).word)));
        int ended =
                members.size() - counts.getOrDefault(StepState.WAITING, 0) - counts.getOrDefault(StepState.RUNNING, 0);
        return new StepPicture(
                name,
                state(counts, members.size()),
                Optional.empty(),
                1,
                new StepPicture.Advance(ended, members.size(), words.toString()),
                Optional.empty(),
                "",
                members.stream().allMatch(m -> m.cachedFrom().isPresent())
                        ? members.get(0).cachedFrom()
                        : Optional.empty(),
                members.stream()
                        .flatMap(m -> m.artifacts().stream().limit(1))
                        .limit(1)
                        .toList(),
                List.of(),
                List.of(),
                new StepPicture.LogTail(List.of(), 0));
    }

    /** The most urgent of the states; under way as long as some are ended and some are not. */
    private static StepState state(Map<StepState, Integer> counts, int all) {
        for (StepState urgent :
                List.of(StepState.FAILED, StepState.RUNNING, StepState.INTERRUPTED, StepState.CANCELLED)) {
            if (counts.containsKey(urgent)) {
                return urgent;
            }
        }
        if (counts.containsKey(StepState.WAITING)) {
            return counts.get(StepState.WAITING) == all ? StepState.WAITING : StepState.RUNNING;
        }
        return counts.containsKey(StepState.SUCCEEDED) ? StepState.SUCCEEDED : StepState.SKIPPED;
    }
}
