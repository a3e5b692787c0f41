package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;

/**
 * Which steps stand at equal places: the coarsest classes in which all members have the component, the condition, and
 * neighbours of equal classes. Numbers instead of names, as a chain of steps takes as many rounds as it has steps.
 */
final class EqualPlaces {
    /** One end of a link as its step sees it: what flows which way, and which step is at the other end. */
    private record End(int how, int other) {}

    private final List<List<End>> ends = new ArrayList<>();
    private int[] classes;

    private EqualPlaces(PipelineShape shape) {
        var numbers = new HashMap<String, Integer>();
        var signatures = new ArrayList<>();
        for (PipelineShape.Step step : shape.steps()) {
            numbers.putIfAbsent(step.name(), ends.size());
            ends.add(new ArrayList<>());
            signatures.add(signature(step));
        }
        var flows = new HashMap<List<Object>, Integer>();
        for (Edge edge : shape.edges()) {
            Integer from = numbers.get(edge.from());
            Integer to = numbers.get(edge.to());
            if (from != null && to != null) {
                List<Object> flow = List.of(edge.output(), edge.parameter(), edge.reason());
                int how = 2 * flows.computeIfAbsent(flow, f -> flows.size());
                ends.get(from).add(new End(how, to));
                ends.get(to).add(new End(how + 1, from));
            }
        }
        classes = numbered(signatures);
    }

    /**
     * The class of each step.
     *
     * @param least how many members make a class worth to be known exactly; if none has as many, they stay coarse
     */
    static Map<String, Integer> of(PipelineShape shape, int least) {
        var places = new EqualPlaces(shape);
        int before = 0;
        int[] sizes = places.sizes();
        while (sizes.length > before && Arrays.stream(sizes).anyMatch(size -> size >= least)) {
            before = sizes.length;
            places.refine(sizes);
            sizes = places.sizes();
        }
        var named = new HashMap<String, Integer>();
        for (int i = 0; i < places.classes.length; i++) {
            named.put(shape.steps().get(i).name(), places.classes[i]);
        }
        return named;
    }

    private static List<Object> signature(PipelineShape.Step step) {
        return List.of(
                step.component(),
                Groups.of(step.name()),
                step.atExit(),
                step.guard().map(g -> List.of(g.text(), g.reads())).orElse(List.of()));
    }

    /** Parts each class by the classes around its members. What stands alone needs no look around. */
    private void refine(int[] sizes) {
        var refined = new ArrayList<>();
        for (int i = 0; i < classes.length; i++) {
            refined.add(sizes[classes[i]] == 1 ? classes[i] : List.of(classes[i], around(i)));
        }
        classes = numbered(refined);
    }

    private List<Long> around(int step) {
        return ends.get(step).stream()
                .map(end -> ((long) end.how() << 32) + classes[end.other()])
                .sorted()
                .distinct()
                .toList();
    }

    private int[] sizes() {
        int[] sizes = new int[Arrays.stream(classes).max().orElse(-1) + 1];
        for (int c : classes) {
            sizes[c]++;
        }
        return sizes;
    }

    private static int[] numbered(List<Object> signatures) {
        var numbers = new HashMap<Object, Integer>();
        return signatures.stream()
                .mapToInt(s -> numbers.computeIfAbsent(s, n -> numbers.size()))
                .toArray();
    }
}
