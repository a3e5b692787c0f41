package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Parameter.Role;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** The graph of a pipeline's steps by name: its edges, its cycles, its order. */
final class StepGraph {
    private final List<StepNode> steps;
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    private final Map<String, FanOut> fanOuts = new HashMap<>();
    private final Set<String> feedThemselves = new LinkedHashSet<>();

    /** @param steps in the order of the body, with unique names */
    StepGraph(List<StepNode> steps, List<FanOut> fanOuts) {
        this.steps = steps;
        fanOuts.forEach(f -> this.fanOuts.put(f.name(), f));
        steps.forEach(step -> graph.addVertex(step.name()));
        steps.forEach(this::connect);
        steps.forEach(this::connectItems);
    }

    List<Edge> edges() {
        return List.copyOf(edges);
    }

    /** One cycle of each knot (found without recursion: a chain may have 10,000 steps), as names with the first again at the end. */
    List<List<String>> cycles() {
        var cycles = new ArrayList<List<String>>();
        feedThemselves.forEach(name -> cycles.add(List.of(name, name)));
        for (Set<String> knot : new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            if (knot.size() > 1) {
                cycles.add(cycleIn(knot));
            }
        }
        return cycles;
    }

    /** The steps so that each comes after those it needs; where that leaves a choice, in the order of the body. */
    List<StepNode> inOrder() {
        Map<String, Integer> position = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            position.put(steps.get(i).name(), i);
        }
        var order = new ArrayList<StepNode>();
        new TopologicalOrderIterator<>(graph, Comparator.comparing((String name) -> position.getOrDefault(name, 0)))
                .forEachRemaining(name -> order.add(steps.get(position.getOrDefault(name, 0))));
        return order;
    }

    /** The fan-out with its steps in topological order. */
    FanOut inOrder(FanOut fanOut) {
        return new FanOut(
                fanOut.name(),
                fanOut.items(),
                fanOut.itemType(),
                fanOut.condition(),
                inOrder().stream()
                        .map(StepNode::name)
                        .filter(fanOut.steps()::contains)
                        .toList(),
                fanOut.limits(),
                fanOut.place());
    }

    private void connect(StepNode step) {
        for (Parameter parameter : step.component().signature().parameters()) {
            Binding binding = step.bindings().get(parameter.name());
            Edge.Reason reason = parameter.role() == Role.INPUT ? Edge.Reason.INPUT : Edge.Reason.CONFIG;
            if (binding != null) {
                read(binding).forEach(from -> connect(from, step, parameter.name(), reason));
            }
        }
        LinkedConditions.read(step.condition())
                .forEach(binding -> read(binding).forEach(from -> connect(from, step, "", Edge.Reason.CONDITION)));
        step.after()
                .forEach(
                        name -> connect(new Binding.FromStep(name, Binding.FromStep.ALL), step, "", Edge.Reason.ORDER));
    }

    /** Steps that take nothing of their item still begin when the list is there. */
    private void connectItems(StepNode step) {
        FanOut fanOut = fanOuts.get(step.role().fanOut());
        if (fanOut != null) {
            for (Binding.FromStep list : fromSteps(fanOut.items())) {
                boolean follows = graph.containsVertex(list.step())
                        && graph.incomingEdgesOf(step.name()).stream()
                                .map(graph::getEdgeSource)
                                .anyMatch(s ->
                                        s.equals(list.step()) || fanOut.steps().contains(s));
                if (!follows) {
                    connect(list, step, "", Edge.Reason.ORDER);
                }
            }
        }
    }

    /** The outputs that a binding reads; of an item the list that it is in. */
    private List<Binding.FromStep> read(Binding binding) {
        if (binding instanceof Binding.Item item) {
            FanOut fanOut = fanOuts.get(item.fanOut());
            return fanOut == null ? List.of() : fromSteps(fanOut.items());
        }
        return fromSteps(binding);
    }

    private void connect(Binding.FromStep from, StepNode to, String parameter, Edge.Reason reason) {
        if (!graph.containsVertex(from.step())) {
            return;
        }
        edges.add(new Edge(from.step(), to.name(), from.output(), parameter, reason));
        if (from.step().equals(to.name())) {
            feedThemselves.add(to.name());
        } else {
            graph.addEdge(from.step(), to.name());
        }
    }

    static List<Binding.FromStep> fromSteps(Binding binding) {
        if (binding instanceof Binding.FromStep one) {
            return List.of(one);
        }
        if (binding instanceof Binding.FirstOf first) {
            return first.candidates();
        }
        if (binding instanceof Binding.Gathered gathered) {
            return fromSteps(gathered.each());
        }
        return binding instanceof Binding.Collected list ? list.elements() : List.of();
    }

    private List<String> cycleIn(Set<String> knot) {
        String start = steps.stream()
                .map(StepNode::name)
                .filter(knot::contains)
                .findFirst()
                .orElseThrow();
        var within = new AsSubgraph<>(graph, knot);
        List<String> shortest = List.of();
        for (DefaultEdge edge : within.outgoingEdgesOf(start)) {
            var back = BFSShortestPath.findPathBetween(within, within.getEdgeTarget(edge), start);
            if (back != null && (shortest.isEmpty() || back.getVertexList().size() < shortest.size())) {
                shortest = back.getVertexList();
            }
        }
        var cycle = new ArrayList<String>(List.of(start));
        cycle.addAll(shortest);
        return cycle;
    }
}
