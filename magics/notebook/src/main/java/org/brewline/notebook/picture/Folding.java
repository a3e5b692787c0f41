package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;

/**
 * A pipeline with its fan-outs folded: steps of one component that stand at equal places between equal neighbours
 * become one, {@code train ×12}. Chains that run side by side fold link by link. Steps at equal places are equally far
 * from the pipeline's beginning, so the folded graph has no cycle either.
 *
 * @param shape the pipeline as it is drawn
 * @param members of each folded step, by its name in the drawn shape
 */
record Folding(PipelineShape shape, Map<String, List<String>> members) {
    private static final int FEW_STEPS = 30;
    private static final int FEW_MEMBERS = 6;
    private static final int FEW_MEMBERS_OF_MANY = 3;

    /** The pipeline with its fan-outs folded, and its groups too if there are more steps than can be drawn as cards. */
    static Folding of(PipelineShape shape, int mostCards) {
        Folding fanOuts = fanOuts(shape);
        for (int depth = Groups.depth(shape);
                depth > 0 && fanOuts.shape().steps().size() > mostCards;
                depth--) {
            Folding folded = groups(shape, depth);
            if (depth == 1 || folded.shape().steps().size() <= mostCards) {
                return folded;
            }
        }
        return fanOuts;
    }

    private static Folding groups(PipelineShape shape, int depth) {
        var drawnAs = new HashMap<String, String>();
        var members = new LinkedHashMap<String, List<String>>();
        Set<String> names = new java.util.HashSet<>();
        shape.steps().forEach(s -> names.add(s.name()));
        Groups.atDepth(shape, depth).forEach((group, steps) -> {
            String name = free(group, names);
            members.put(name, List.copyOf(steps));
            steps.forEach(step -> drawnAs.put(step, name));
        });
        return new Folding(folded(shape, drawnAs), members);
    }

    private static Folding fanOuts(PipelineShape shape) {
        int least = shape.steps().size() > FEW_STEPS ? FEW_MEMBERS_OF_MANY : FEW_MEMBERS;
        if (shape.steps().size() <= least) {
            return new Folding(shape, Map.of());
        }
        Map<String, Integer> classes = EqualPlaces.of(shape, least);
        var byClass = new LinkedHashMap<Integer, List<String>>();
        shape.steps()
                .forEach(s -> byClass.computeIfAbsent(classes.getOrDefault(s.name(), -1), c -> new ArrayList<>())
                        .add(s.name()));
        var drawnAs = new HashMap<String, String>();
        var members = new LinkedHashMap<String, List<String>>();
        Map<String, PipelineShape.Step> steps = new HashMap<>();
        shape.steps().forEach(s -> steps.put(s.name(), s));
        for (List<String> names : byClass.values()) {
            PipelineShape.Step first = steps.get(names.get(0));
            if (first != null && names.size() >= least) {
                String group = Groups.of(first.name());
                String name = free(
                        (group.isEmpty() ? "" : group + "/") + first.component() + " ×" + names.size(),
                        members.keySet());
                members.put(name, List.copyOf(names));
                names.forEach(n -> drawnAs.put(n, name));
            }
        }
        return members.isEmpty() ? new Folding(shape, Map.of()) : new Folding(folded(shape, drawnAs), members);
    }

    /** A folded group has no condition of its own, as its steps may have different ones. */
    private static Optional<PipelineShape.Guard> guard(PipelineShape.Step step, Map<String, String> drawnAs) {
        String name = drawnAs.getOrDefault(step.name(), step.name());
        return name.equals(step.name()) || isFanOut(name)
                ? step.guard()
                        .map(g -> new PipelineShape.Guard(
                                g.text(),
                                g.reads().stream()
                                        .map(r -> drawnAs.getOrDefault(r, r))
                                        .distinct()
                                        .toList()))
                : Optional.empty();
    }

    /** Whether that is the name of a folded fan-out, and not of a folded group. */
    static boolean isFanOut(String drawnAs) {
        return drawnAs.contains(" ×");
    }

    private static String free(String name, Set<String> taken) {
        return taken.contains(name) ? free(name + "'", taken) : name;
    }

    private static long count(Map<String, String> drawnAs, String name) {
        return drawnAs.values().stream().filter(name::equals).count();
    }

    private static PipelineShape folded(PipelineShape shape, Map<String, String> drawnAs) {
        var steps = new LinkedHashMap<String, PipelineShape.Step>();
        for (PipelineShape.Step step : shape.steps()) {
            String name = drawnAs.getOrDefault(step.name(), step.name());
            steps.putIfAbsent(
                    name,
                    new PipelineShape.Step(
                            name,
                            name.equals(step.name()) ? step.component() : name,
                            name.equals(step.name()) || isFanOut(name)
                                    ? step.documentation()
                                    : count(drawnAs, name) + " steps",
                            step.config(),
                            step.inputs(),
                            step.outputs(),
                            guard(step, drawnAs),
                            step.place(),
                            step.each(),
                            step.atExit()));
        }
        var edges = new LinkedHashSet<Edge>();
        for (Edge edge : shape.edges()) {
            String from = drawnAs.getOrDefault(edge.from(), edge.from());
            String to = drawnAs.getOrDefault(edge.to(), edge.to());
            if (!from.equals(to)) {
                edges.add(new Edge(from, to, edge.output(), edge.parameter(), edge.reason()));
            }
        }
        return new PipelineShape(
                shape.name(), shape.documentation(), List.copyOf(steps.values()), List.copyOf(edges), shape.config());
    }
}
