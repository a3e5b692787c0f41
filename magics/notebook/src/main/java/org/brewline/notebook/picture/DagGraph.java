package org.brewline.notebook.picture;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;

/**
 * What a pipeline's drawing consists of: its steps, a decision for each condition (a condition and its opposite share
 * one), and one link for all that flows from one to another.
 */
record DagGraph(List<PipelineShape.Step> steps, List<Decision> decisions, List<Link> links) {
    /**
     * A condition.
     *
     * @param id no step can have it as its name
     */
    record Decision(String id, String text) {}

    /**
     * An arrow.
     *
     * @param outputs the names of what flows; a whole value has the name that its artifact has
     * @param kind as far as the declared type tells; empty for what carries no artifact
     */
    record Link(String from, String to, String label, Set<String> outputs, Optional<Kind> kind, Role role) {
        enum Role {
            INPUT,
            CONFIG,
            /** From a step to the condition that reads it. */
            READ,
            YES,
            NO,
            ORDER
        }
    }

    static DagGraph of(PipelineShape shape) {
        var decisions = new LinkedHashMap<String, Decision>();
        var links = new LinkedHashMap<List<Object>, Link>();
        var named = shape.steps().stream()
                .collect(Collectors.toMap(PipelineShape.Step::name, s -> s, (a, b) -> a, LinkedHashMap::new));
        for (Edge edge : shape.edges()) {
            PipelineShape.Step from = named.get(edge.from());
            if (from != null && named.containsKey(edge.to()) && edge.reason() != Edge.Reason.CONDITION) {
                add(links, flow(edge, from));
            }
        }
        for (PipelineShape.Step step : shape.steps()) {
            step.guard().ifPresent(guard -> {
                Test test = Test.of(guard.text(), decisions.keySet());
                Decision decision =
                        decisions.computeIfAbsent(test.text(), text -> new Decision("?" + decisions.size(), text));
                guard.reads().stream()
                        .filter(named::containsKey)
                        .forEach(read -> add(links, plain(read, decision.id(), Link.Role.READ)));
                add(links, plain(decision.id(), step.name(), test.holds() ? Link.Role.YES : Link.Role.NO));
            });
        }
        return new DagGraph(shape.steps(), List.copyOf(decisions.values()), List.copyOf(links.values()));
    }

    private static void add(Map<List<Object>, Link> links, Link link) {
        links.merge(List.of(link.from(), link.to(), link.role()), link, DagGraph::together);
    }

    private static Link together(Link one, Link other) {
        var outputs = new LinkedHashSet<>(one.outputs());
        outputs.addAll(other.outputs());
        String label = List.of(one.label().split(", ")).contains(other.label())
                        || other.label().isEmpty()
                ? one.label()
                : one.label() + ", " + other.label();
        return new Link(one.from(), one.to(), label, outputs, one.kind(), one.role());
    }

    private static Link plain(String from, String to, Link.Role role) {
        return new Link(from, to, "", Set.of(), Optional.empty(), role);
    }

    private static Link flow(Edge edge, PipelineShape.Step from) {
        if (edge.reason() == Edge.Reason.ORDER) {
            return plain(edge.from(), edge.to(), Link.Role.ORDER);
        }
        String output = edge.output().isEmpty() ? "output" : edge.output();
        String label = edge.output().isEmpty() || edge.output().equals("output") ? edge.parameter() : edge.output();
        Optional<Kind> kind = from.outputs().stream()
                .filter(p -> p.name().equals(output))
                .findFirst()
                .map(p -> guess(p.type()))
                .or(() -> Optional.of(Kind.DATA));
        Link.Role role = edge.reason() == Edge.Reason.CONFIG ? Link.Role.CONFIG : Link.Role.INPUT;
        return new Link(edge.from(), edge.to(), label, Set.of(output), kind, role);
    }

    /** The kind that artifacts of a declared type usually have. */
    static Kind guess(String type) {
        String bare = type.replaceAll("<.*", "").replaceAll(".*\\.", "");
        return switch (bare) {
            case "Model" -> Kind.MODEL;
            case "double",
                    "Double",
                    "float",
                    "Float",
                    "int",
                    "Integer",
                    "long",
                    "Long",
                    "boolean",
                    "Boolean",
                    "String" -> Kind.VALUE;
            case "BufferedImage", "Html", "Markdown", "XYChart", "CategoryChart", "PieChart", "Chart" -> Kind.REPORT;
            default -> Kind.DATA;
        };
    }

    /** A condition's text without its negation, and whether it must hold. */
    private record Test(String text, boolean holds) {
        private static final Map<String, String> OPPOSITES =
                Map.of(" ≥ ", " < ", " < ", " ≥ ", " ≤ ", " > ", " > ", " ≤ ", " = ", " ≠ ", " ≠ ", " = ");

        /** A test whose opposite is known already is that one's other branch. */
        static Test of(String text, Set<String> known) {
            String bare = text.strip();
            for (String negation : List.of("not ", "¬", "!")) {
                if (bare.startsWith(negation)) {
                    String inner = unwrapped(bare.substring(negation.length()).strip());
                    if (known.contains(inner) || !isCompound(inner)) {
                        return new Test(inner, false);
                    }
                }
            }
            return opposite(bare)
                    .filter(known::contains)
                    .map(o -> new Test(o, false))
                    .orElseGet(() -> new Test(bare, true));
        }

        private static Optional<String> opposite(String comparison) {
            return OPPOSITES.entrySet().stream()
                    .filter(o -> comparison.contains(o.getKey()) && !isCompound(comparison))
                    .map(o -> comparison.replace(o.getKey(), o.getValue()))
                    .findFirst();
        }

        private static boolean isCompound(String text) {
            return text.contains(" and ") || text.contains(" or ");
        }

        private static String unwrapped(String text) {
            boolean wrapped = text.startsWith("(") && text.endsWith(")") && text.indexOf(')') == text.length() - 1;
            return wrapped ? text.substring(1, text.length() - 1).strip() : text;
        }
    }
}
