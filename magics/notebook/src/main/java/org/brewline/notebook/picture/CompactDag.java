package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws a graph of very many steps: names and states, and thin lines; a tenth of the size of cards. */
final class CompactDag {
    private CompactDag() {}

    static void draw(Svg svg, DagLayout layout, Map<String, StepPicture> states) {
        var lines = new StringBuilder();
        layout.routes().forEach(r -> line(lines, r.points()));
        svg.path(lines.toString(), "none", Look.LINE_STRONG, 0.8);
        var fields = new EnumMap<Look.State, StringBuilder>(Look.State.class);
        layout.boxes().forEach((name, box) -> {
            StepPicture state = states.get(name);
            fields.computeIfAbsent(
                            state == null ? Look.State.WAITING : Look.State.of(state.state()), l -> new StringBuilder())
                    .append('M')
                    .append(n(box.x()))
                    .append(' ')
                    .append(n(box.y()))
                    .append('h')
                    .append(n(box.width()))
                    .append('v')
                    .append(n(box.height()))
                    .append("h-")
                    .append(n(box.width()))
                    .append('Z');
        });
        fields.forEach((look, path) -> svg.path(path.toString(), look.tint, look.colour, 1));
        svg.group("font-size", "11", "fill", Look.INK);
        layout.boxes().forEach((name, box) -> {
            StepPicture state = states.get(name);
            String sign = state == null ? "" : Look.State.of(state.state()).sign + " ";
            svg.plain(
                    TextWidth.fit(sign + shown(layout, name), Look.SMALL, false, box.width() - 10),
                    box.x() + 6,
                    box.y() + box.height() / 2 + 4);
        });
        svg.end();
    }

    private static String shown(DagLayout layout, String id) {
        return layout.graph().decisions().stream()
                .filter(d -> d.id().equals(id))
                .map(DagGraph.Decision::text)
                .findFirst()
                .orElse(id);
    }

    private static void line(StringBuilder lines, List<DagLayout.Point> points) {
        for (int i = 0; i < points.size(); i++) {
            lines.append(i == 0 ? 'M' : 'L')
                    .append(Math.round(points.get(i).x()))
                    .append(' ')
                    .append(Math.round(points.get(i).y()));
        }
    }
}
