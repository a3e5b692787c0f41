package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.StepState;

/** Draws a pipeline's graph as SVG, with the states of a run if there is one. */
final class DagSvg {
    private final DagLayout layout;
    private final Map<String, StepPicture> states;
    private final Svg svg;

    private DagSvg(DagLayout layout, Map<String, StepPicture> states, String title) {
        this.layout = layout;
        this.states = FoldedStep.states(layout.folding(), states);
        this.svg = new Svg(layout.width(), layout.height(), title);
    }

    static Svg of(PipelineShape shape) {
        return new DagSvg(DagLayout.of(shape), Map.of(), title(shape, Map.of())).draw();
    }

    static Svg of(RunPicture run) {
        Map<String, StepPicture> states = run.byName();
        return new DagSvg(DagLayout.of(run.shape()), states, title(run.shape(), states)).draw();
    }

    /** Says in words what the picture shows. */
    private static String title(PipelineShape shape, Map<String, StepPicture> states) {
        String steps = shape.steps().stream()
                .limit(40)
                .map(s -> states.containsKey(s.name())
                        ? s.name() + " (" + Look.State.of(states.get(s.name()).state()).word + ")"
                        : s.name())
                .collect(Collectors.joining(", "));
        int more = shape.steps().size() - 40;
        return "Graph of pipeline " + shape.name() + ": " + steps + (more > 0 ? " and " + more + " more steps" : "");
    }

    private Svg draw() {
        svg.rect(0.5, 0.5, svg.width() - 1, svg.height() - 1, 10, Look.GROUND_SOFT, Look.LINE_SOFT);
        if (layout.isCompact()) {
            CompactDag.draw(svg, layout, states);
            return svg;
        }
        layout.groups().forEach(this::group);
        layout.routes().stream().filter(r -> !isTaken(r)).forEach(this::line);
        layout.routes().stream().filter(this::isTaken).forEach(this::line);
        layout.routes().stream().filter(r -> !r.label().isEmpty()).forEach(this::label);
        layout.graph().decisions().forEach(this::decision);
        layout.graph()
                .steps()
                .forEach(s -> new StepCard(
                                svg,
                                s,
                                layout.box(s.name()),
                                !s.each().isEmpty()
                                        || layout.folding().members().containsKey(s.name()))
                        .draw(Optional.ofNullable(states.get(s.name()))));
        return svg;
    }

    /** A pipeline inside of the pipeline: a frame with its name, and how many of its steps ended. */
    private void group(String group) {
        DagLayout.Box box = layout.box(group + "/");
        List<StepPicture> inside = states.values().stream()
                .filter(s -> Groups.isIn(s.name(), group))
                .toList();
        long ended = inside.stream()
                .filter(s -> s.state() != StepState.WAITING && s.state() != StepState.RUNNING)
                .count();
        String name = Groups.within(group);
        String standing = inside.isEmpty() ? "" : ended + " of " + inside.size() + " done";
        svg.group();
        svg.body().leaf("title", "pipeline " + group + (standing.isEmpty() ? "" : ": " + standing));
        svg.rect(box.x(), box.y(), box.width(), box.height(), 10, Look.GROUND, Look.LINE_STRONG, "fill-opacity", "0.7");
        String shown = TextWidth.fit(name, Look.SMALL, true, box.width() - 24);
        svg.text(shown, box.x() + 12, box.y() + 16, Look.SMALL, Look.INK, "font-weight", "600");
        double after = box.x() + 12 + TextWidth.bold(shown, Look.SMALL) + 8;
        if (after + TextWidth.regular(standing, Look.SMALL) < box.x() + box.width() - 8) {
            svg.text(standing, after, box.y() + 16, Look.SMALL, Look.INK_SOFT);
        }
        svg.end();
    }

    private Optional<StepState> state(String step) {
        return Optional.ofNullable(states.get(step)).map(StepPicture::state);
    }

    private boolean isSkipped(DagLayout.Route route) {
        return state(route.link().to()).filter(s -> s == StepState.SKIPPED).isPresent()
                || state(route.link().from())
                        .filter(s -> s == StepState.SKIPPED)
                        .isPresent();
    }

    private static boolean isBranch(DagLayout.Route route) {
        return route.link().role() == DagGraph.Link.Role.YES || route.link().role() == DagGraph.Link.Role.NO;
    }

    /** Whether it is a branch that the run went. */
    private boolean isTaken(DagLayout.Route route) {
        return isBranch(route)
                && state(route.link().to())
                        .filter(s -> s != StepState.WAITING && s != StepState.SKIPPED)
                        .isPresent();
    }

    private void line(DagLayout.Route route) {
        boolean dashed = isSkipped(route) || route.link().role() == DagGraph.Link.Role.ORDER;
        String colour = isTaken(route) ? Look.ACCENT : isSkipped(route) ? Look.LINE : Look.LINE_STRONG;
        double width = isTaken(route) ? 2 : 1.4;
        String way = rounded(route.points());
        if (dashed) {
            svg.path(way, "none", colour, width, "stroke-dasharray", "4 4");
        } else {
            svg.path(way, "none", colour, width);
        }
        arrow(route.points(), colour);
    }

    private void arrow(List<DagLayout.Point> points, String colour) {
        DagLayout.Point tip = points.get(points.size() - 1);
        DagLayout.Point before = points.get(points.size() - 2);
        double length = Math.max(1, Math.hypot(tip.x() - before.x(), tip.y() - before.y()));
        double dx = (tip.x() - before.x()) / length;
        double dy = (tip.y() - before.y()) / length;
        double baseX = tip.x() - 7 * dx;
        double baseY = tip.y() - 7 * dy;
        String triangle = "M" + n(tip.x()) + " " + n(tip.y()) + "L" + n(baseX - 3.6 * dy) + " " + n(baseY + 3.6 * dx)
                + "L" + n(baseX + 3.6 * dy) + " " + n(baseY - 3.6 * dx) + "Z";
        svg.path(triangle, colour, "none", 0);
    }

    /** The way with its corners rounded. */
    private static String rounded(List<DagLayout.Point> points) {
        var way = new StringBuilder();
        DagLayout.Point first = points.get(0);
        way.append('M').append(n(first.x())).append(' ').append(n(first.y()));
        for (int i = 1; i < points.size() - 1; i++) {
            DagLayout.Point corner = points.get(i);
            DagLayout.Point in = towards(corner, points.get(i - 1));
            DagLayout.Point out = towards(corner, points.get(i + 1));
            way.append('L').append(n(in.x())).append(' ').append(n(in.y()));
            way.append('Q').append(n(corner.x())).append(' ').append(n(corner.y()));
            way.append(' ').append(n(out.x())).append(' ').append(n(out.y()));
        }
        DagLayout.Point last = points.get(points.size() - 1);
        return way.append('L')
                .append(n(last.x()))
                .append(' ')
                .append(n(last.y()))
                .toString();
    }

    private static DagLayout.Point towards(DagLayout.Point corner, DagLayout.Point other) {
        double distance = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double part = distance == 0 ? 0 : Math.min(8, distance / 2) / distance;
        return new DagLayout.Point(
                corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    private void label(DagLayout.Route route) {
        DagLayout.Box box = route.labelBox();
        double middle = box.y() + box.height() / 2;
        boolean skipped = isSkipped(route);
        if (isBranch(route)) {
            boolean taken = isTaken(route);
            svg.rect(
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    9,
                    taken ? Look.ACCENT : Look.GROUND_SOFT,
                    taken ? Look.ACCENT : Look.LINE);
            svg.text(
                    route.label(),
                    box.x() + box.width() / 2,
                    middle,
                    Look.SMALL,
                    taken ? Look.GROUND : Look.INK_SOFT,
                    "text-anchor",
                    "middle",
                    "font-weight",
                    taken ? "600" : "400");
            return;
        }
        svg.rect(box.x(), box.y(), box.width(), box.height(), 9, Look.GROUND_SOFT, "none");
        Kind kind = kind(route.link());
        KindSign.draw(svg, kind, box.x() + 9, middle, skipped ? Look.LINE_STRONG : Look.colour(kind));
        svg.text(route.label(), box.x() + 19, middle, Look.SMALL, Look.INK_SOFT);
    }

    /** The kind of the artifact that flowed, else what the declared type lets expect. */
    private Kind kind(DagGraph.Link link) {
        return Optional.ofNullable(states.get(link.from())).map(StepPicture::artifacts).orElse(List.of()).stream()
                .filter(a -> link.outputs().contains(a.name()))
                .map(Artifact::kind)
                .findFirst()
                .or(link::kind)
                .orElse(Kind.DATA);
    }

    private void decision(DagGraph.Decision decision) {
        DagLayout.Box box = layout.box(decision.id());
        svg.group();
        svg.body().leaf("title", decision.text());
        svg.rect(box.x(), box.y(), box.width(), box.height(), box.height() / 2, Look.GROUND, Look.LINE_STRONG);
        double middle = box.y() + box.height() / 2;
        double x = box.x() + 17;
        String diamond = "M" + n(x) + " " + n(middle - 6) + "l6 6l-6 6l-6 -6Z";
        svg.path(diamond, Look.tint(Kind.VALUE), Look.colour(Kind.VALUE), 1.3);
        String text = TextWidth.fit(decision.text(), 12, true, box.width() - 44);
        svg.text(text, x + 13, middle, 12, Look.INK, "font-weight", "600");
        svg.end();
    }
}
