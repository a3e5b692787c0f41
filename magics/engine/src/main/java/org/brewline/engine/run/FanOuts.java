package org.brewline.engine.run;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.run.Scheduler.End;

/** How far the repeated steps of one run are. Part of the scheduler; pure, used by one thread. */
final class FanOuts {
    private final Map<String, FanOut> fanOuts = new LinkedHashMap<>();
    /** Items in which a step failed or was cancelled, by fan-out. */
    private final Map<String, Set<Integer>> broken = new HashMap<>();

    private final Map<String, Group> groups = new HashMap<>();

    /** The steps that one repeated step became. */
    private static final class Group {
        final int width;
        final Map<End, Integer> ends = new EnumMap<>(End.class);
        final Set<Integer> skipped = new HashSet<>();

        Group(int width) {
            this.width = width;
        }

        int ended() {
            return ends.values().stream().mapToInt(n -> n).sum();
        }
    }

    FanOuts(Pipeline pipeline) {
        pipeline.fanOuts().forEach(f -> fanOuts.put(f.name(), f));
    }

    FanOut of(StepNode step) {
        return get(step.role().fanOut());
    }

    FanOut get(String name) {
        FanOut fanOut = fanOuts.get(name);
        if (fanOut == null) {
            throw new IllegalStateException("no fan-out \"" + name + "\"");
        }
        return fanOut;
    }

    Iterable<FanOut> all() {
        return fanOuts.values();
    }

    void expand(FanOut fanOut, int width) {
        fanOut.steps().forEach(step -> groups.put(step, new Group(width)));
    }

    /** Takes note of how a step ended for one item; true if that was the last one of its step. */
    boolean ended(StepNode step, End end) {
        Group group = group(step.configName());
        group.ends.merge(end, 1, Integer::sum);
        if (end == End.FAILED || end == End.CANCELLED) {
            broken.computeIfAbsent(step.role().fanOut(), f -> new HashSet<>())
                    .add(step.role().item());
        } else if (end == End.SKIPPED) {
            group.skipped.add(step.role().item());
        }
        return group.ended() == group.width;
    }

    /** How the repeated step as a whole ended: as failed if it failed for an item, as skipped if another step did. */
    End end(FanOut fanOut, String step) {
        Group group = group(step);
        if (group.ends.containsKey(End.FAILED)) {
            return End.FAILED;
        }
        boolean incomplete = group.ends.containsKey(End.CANCELLED)
                || group.skipped.stream().anyMatch(broken.getOrDefault(fanOut.name(), Set.of())::contains);
        return incomplete ? End.SKIPPED : End.SUCCEEDED;
    }

    /** Why a step is skipped as a whole although its own code did not fail. */
    String reason(FanOut fanOut) {
        int items = broken.getOrDefault(fanOut.name(), Set.of()).size();
        return "%d of %d items did not finish".formatted(items, group(fanOut.name()).width);
    }

    /** Whether the step ran for no item, though there are some. */
    boolean allSkipped(String step) {
        Group group = group(step);
        return group.ends.getOrDefault(End.SKIPPED, 0) == group.width;
    }

    /** How many of the step's items have ended, of how many, in words. */
    record Advance(int done, int total, String message) {}

    Advance advance(String step) {
        Group group = group(step);
        var words = new StringJoiner(", ");
        words.add("×" + group.width);
        List.of(End.SUCCEEDED, End.FAILED, End.SKIPPED, End.CANCELLED).forEach(end -> {
            int count = group.ends.getOrDefault(end, 0);
            if (count > 0) {
                words.add(count + " " + end.word());
            }
        });
        return new Advance(group.ended(), group.width, words.toString());
    }

    private Group group(String step) {
        Group group = groups.get(step);
        if (group == null) {
            throw new IllegalStateException("the step \"" + step + "\" is not repeated yet");
        }
        return group;
    }
}
