package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;

/** A part of a pipeline as a pipeline of its own: some steps, and those that they take from and give to. */
public final class DagPart {
    private DagPart() {}

    /** What {@link #named} knows: the groups, the components of several steps, and the steps. */
    public static List<String> names(PipelineShape shape) {
        Set<String> names = new LinkedHashSet<>(Groups.all(shape));
        shape.steps().stream()
                .collect(Collectors.groupingBy(
                        PipelineShape.Step::component, java.util.TreeMap::new, Collectors.counting()))
                .forEach((component, count) -> {
                    if (count > 1) {
                        names.add(component);
                    }
                });
        shape.steps().forEach(s -> names.add(s.name()));
        return List.copyOf(names);
    }

    /** The steps of that group or component, or that step, each with its neighbours; empty if there is none. */
    public static Optional<PipelineShape> named(PipelineShape shape, String name) {
        Set<String> inside = shape.steps().stream()
                .filter(s -> Groups.isIn(s.name(), name)
                        || s.name().equals(name)
                        || s.component().equals(name))
                .map(PipelineShape.Step::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        var shown = new TreeSet<>(inside);
        shape.edges().forEach(e -> {
            if (inside.contains(e.from())) {
                shown.add(e.to());
            }
            if (inside.contains(e.to())) {
                shown.add(e.from());
            }
        });
        return Optional.of(only(shape, shown, edge -> inside.contains(edge.from()) || inside.contains(edge.to())));
    }

    /** All that a step's outputs come from: the step, what it takes, and so on to the sources. */
    public static PipelineShape lineage(PipelineShape shape, String step) {
        Set<String> sources = new LinkedHashSet<>(List.of(step));
        var open = new ArrayList<>(sources);
        while (!open.isEmpty()) {
            String at = open.remove(open.size() - 1);
            for (Edge edge : shape.edges()) {
                boolean gives = edge.reason() == Edge.Reason.INPUT || edge.reason() == Edge.Reason.CONFIG;
                if (edge.to().equals(at) && gives && sources.add(edge.from())) {
                    open.add(edge.from());
                }
            }
        }
        PipelineShape part =
                only(shape, sources, edge -> edge.reason() == Edge.Reason.INPUT || edge.reason() == Edge.Reason.CONFIG);
        List<PipelineShape.Step> unconditional =
                part.steps().stream().map(DagPart::withoutGuard).toList();
        return new PipelineShape(part.name(), "", unconditional, part.edges(), List.of());
    }

    private static PipelineShape.Step withoutGuard(PipelineShape.Step step) {
        return new PipelineShape.Step(
                step.name(),
                step.component(),
                step.documentation(),
                step.config(),
                step.inputs(),
                step.outputs(),
                Optional.empty(),
                step.place(),
                step.each(),
                step.atExit());
    }

    private static PipelineShape only(
            PipelineShape shape, Set<String> steps, java.util.function.Predicate<Edge> edges) {
        return new PipelineShape(
                shape.name(),
                shape.documentation(),
                shape.steps().stream().filter(s -> steps.contains(s.name())).toList(),
                shape.edges().stream()
                        .filter(edges)
                        .filter(e -> steps.contains(e.from()) && steps.contains(e.to()))
                        .toList(),
                List.of());
    }
}
