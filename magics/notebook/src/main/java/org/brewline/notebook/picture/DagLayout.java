package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brewline.engine.pipeline.PipelineShape;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of a pipeline's drawing is, by Eclipse ELK's layered algorithm. It depends on the shape alone, not
 * on any state, and is kept for the shapes seen last: between the frames of a run nothing moves.
 *
 * @param folding the shape as drawn, with fan-outs folded
 * @param boxes by drawn step name, decision ID, or group with a slash behind it
 */
record DagLayout(
        Folding folding, DagGraph graph, double width, double height, Map<String, Box> boxes, List<Route> routes) {
    static final int CARD_WIDTH = 196;
    static final int CARD_HEIGHT = 58;
    static final int DECISION_HEIGHT = 30;
    static final int LABEL_HEIGHT = 18;
    private static final int LABEL_WIDTH = 130;
    private static final int DECISION_WIDTH = 360;
    private static final int MARGIN = 20;
    /** With more steps than this, a step is a name in a small box, and links have no labels. */
    private static final int MOST_CARDS = 60;

    private static final int GROUP_HEAD = 36;
    private static final int GROUP_PAD = 16;
    private static final int COMPACT_WIDTH = 118;
    private static final int COMPACT_HEIGHT = 24;

    private static final int KEPT = 16;
    private static final Map<PipelineShape, DagLayout> CACHE =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<PipelineShape, DagLayout> eldest) {
                    return size() > KEPT;
                }
            });

    record Point(double x, double y) {}

    record Box(double x, double y, double width, double height) {}

    /**
     * A link's way.
     *
     * @param label its label as it fits; {@code ""} for none, then its box means nothing
     */
    record Route(DagGraph.Link link, List<Point> points, String label, Box labelBox) {}

    static DagLayout of(PipelineShape shape) {
        DagLayout known = CACHE.get(shape);
        if (known == null) {
            known = compute(Folding.of(shape, MOST_CARDS));
            CACHE.put(shape, known);
        }
        return known;
    }

    /** Left to right where it fits a notebook's width, else from the top down. */
    private static DagLayout compute(Folding folding) {
        DagGraph graph = DagGraph.of(folding.shape());
        if (graph.steps().size() <= 8) {
            DagLayout across = compute(folding, graph, Direction.RIGHT);
            if (across.width() <= Look.PAGE) {
                return across;
            }
        }
        return compute(folding, graph, Direction.DOWN);
    }

    private static DagLayout compute(Folding folding, DagGraph graph, Direction direction) {
        ElkNode root = root(graph, direction);
        boolean cards = graph.steps().size() <= MOST_CARDS;
        var nodes = new LinkedHashMap<String, ElkNode>();
        if (cards) {
            Groups.all(folding.shape())
                    .forEach(group -> nodes.put(group + "/", group(parent(nodes, root, group), group)));
        }
        for (PipelineShape.Step step : graph.steps()) {
            nodes.put(
                    step.name(),
                    cards
                            ? node(parent(nodes, root, step.name()), CARD_WIDTH, CARD_HEIGHT)
                            : node(root, COMPACT_WIDTH, COMPACT_HEIGHT));
        }
        for (DagGraph.Decision decision : graph.decisions()) {
            double width = Math.min(DECISION_WIDTH, TextWidth.bold(Html.visible(decision.text()), 12) + 44);
            ElkNode parent = cards ? nodes.getOrDefault(group(graph, decision) + "/", root) : root;
            nodes.put(decision.id(), node(parent, width, DECISION_HEIGHT));
        }
        var arrows = new ArrayList<Arrow>();
        for (DagGraph.Link link : graph.links()) {
            ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to()));
            arrows.add(new Arrow(link, edge, label(link, edge, cards)));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());

        var boxes = new LinkedHashMap<String, Box>();
        nodes.forEach((id, n) -> {
            Point at = corner(n.getParent());
            boxes.put(id, new Box(at.x() + n.getX(), at.y() + n.getY(), n.getWidth(), n.getHeight()));
        });
        List<Route> routes = arrows.stream().map(DagLayout::route).toList();
        return new DagLayout(folding, graph, root.getWidth(), root.getHeight(), boxes, routes);
    }

    /** What a step or a group is inside of: its group's node, or the whole. */
    private static ElkNode parent(Map<String, ElkNode> nodes, ElkNode root, String name) {
        return nodes.getOrDefault(Groups.of(name) + "/", root);
    }

    /** The group of all steps that depend on the decision; {@code ""} if they are not in one. */
    private static String group(DagGraph graph, DagGraph.Decision decision) {
        List<String> groups = graph.links().stream()
                .filter(l -> l.from().equals(decision.id()))
                .map(l -> Groups.of(l.to()))
                .distinct()
                .toList();
        return groups.size() == 1 ? groups.get(0) : "";
    }

    private static ElkNode group(ElkNode parent, String group) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        node.setProperty(LayeredOptions.PADDING, new ElkPadding(GROUP_HEAD, GROUP_PAD, GROUP_PAD, GROUP_PAD));
        node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
        node.setProperty(
                CoreOptions.NODE_SIZE_MINIMUM,
                new KVector(TextWidth.bold(Html.visible(Groups.within(group)), Look.SMALL) + 40, 0));
        return node;
    }

    /** Where a node's own coordinates begin in the whole. */
    private static Point corner(@Nullable ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode at = node; at != null && at.getParent() != null; at = at.getParent()) {
            x += at.getX();
            y += at.getY();
        }
        return new Point(x, y);
    }

    /** The groups that are drawn, each after the one that it is in. */
    List<String> groups() {
        return boxes.keySet().stream()
                .filter(id -> id.endsWith("/"))
                .map(id -> id.substring(0, id.length() - 1))
                .toList();
    }

    private record Arrow(DagGraph.Link link, ElkEdge edge, String label) {}

    /** Whether there are too many steps for cards. */
    boolean isCompact() {
        return graph.steps().size() > MOST_CARDS;
    }

    Box box(String id) {
        return Objects.requireNonNull(boxes.get(id), id);
    }

    private static ElkNode root(DagGraph graph, Direction direction) {
        ElkNode root = ElkGraphUtil.createGraph();
        boolean small = graph.steps().size() <= MOST_CARDS;
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, direction);
        if (small && graph.steps().stream().anyMatch(s -> !Groups.of(s.name()).isEmpty())) {
            root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        }
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.GREEDY_MODEL_ORDER);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, small ? 28d : 14d);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, small ? 22d : 20d);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, small ? 14d : 8d);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, small ? 8d : 4d);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, small ? 18d : 8d);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, small ? 12d : 5d);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0d);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        return root;
    }

    private static ElkNode node(ElkNode root, double width, double height) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(width, height);
        return node;
    }

    private static String label(DagGraph.Link link, ElkEdge edge, boolean labelled) {
        String text = switch (link.role()) {
            case YES -> "yes";
            case NO -> "no";
            case INPUT, CONFIG -> labelled ? TextWidth.fit(link.label(), Look.SMALL, false, LABEL_WIDTH) : "";
            case READ, ORDER -> "";
        };
        if (text.isEmpty()) {
            return "";
        }
        boolean sign = link.kind().isPresent();
        ElkLabel label = ElkGraphUtil.createLabel("x", edge);
        label.setDimensions(Math.ceil(TextWidth.regular(text, Look.SMALL)) + (sign ? 26 : 16), LABEL_HEIGHT);
        label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        return text;
    }

    private static Route route(Arrow arrow) {
        ElkEdge edge = arrow.edge();
        Point at = corner(edge.getContainingNode());
        var points = new ArrayList<Point>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(at.x() + section.getStartX(), at.y() + section.getStartY()));
            section.getBendPoints().forEach(b -> points.add(new Point(at.x() + b.getX(), at.y() + b.getY())));
            points.add(new Point(at.x() + section.getEndX(), at.y() + section.getEndY()));
        }
        Box box = new Box(0, 0, 0, 0);
        if (!edge.getLabels().isEmpty()) {
            ElkLabel label = edge.getLabels().get(0);
            box = new Box(at.x() + label.getX(), at.y() + label.getY(), label.getWidth(), label.getHeight());
        }
        return new Route(arrow.link(), List.copyOf(points), arrow.label(), box);
    }
}
