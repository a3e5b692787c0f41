package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.pipeline.PipelineShape;

/** A pipeline's config as it stands before a run: what is set and by what, and what a run may or must set. */
final class ConfigTable {
    private static final int MOST = 200;

    private ConfigTable() {}

    private record Line(String key, PipelineShape.Config config) {
        String value() {
            return config.value().map(v -> Html.brief(v, 80)).orElse("required");
        }

        String standing() {
            return config.value().isEmpty()
                    ? "open, a run must set it"
                    : config.open() ? "open" : "set by the pipeline";
        }
    }

    private static List<Line> lines(PipelineShape shape) {
        var lines = new ArrayList<Line>();
        shape.config().forEach(c -> lines.add(new Line(c.name(), c)));
        shape.steps().forEach(s -> s.config().forEach(c -> lines.add(new Line(s.name() + "." + c.name(), c))));
        return lines.subList(0, Math.min(MOST, lines.size()));
    }

    static void show(Html page, PipelineShape shape) {
        List<Line> lines = lines(shape);
        if (lines.isEmpty()) {
            return;
        }
        Parts.section(page, "Config");
        Parts.table(page, List.of("Key", "Type", "Value", "Standing"), List.of(false, false, false, false));
        for (Line line : lines) {
            Parts.row(page);
            Parts.rowHead(page, line.key());
            Parts.cell(page, line.config().type());
            boolean required = line.config().value().isEmpty();
            String colour = required ? ";font-weight:600;color:" + Look.State.FAILED.colour : "";
            page.leaf("td", line.value(), "style", Parts.cell(false) + ";font-family:" + Look.MONO + colour);
            page.leaf("td", line.standing(), "style", Parts.cell(false) + ";color:" + Look.INK_SOFT);
            page.close();
        }
        Parts.endTable(page);
    }

    static String text(PipelineShape shape) {
        List<Line> lines = lines(shape);
        if (lines.isEmpty()) {
            return "";
        }
        var table = new ArrayList<List<String>>();
        table.add(List.of("key", "type", "value", ""));
        lines.forEach(l -> table.add(List.of(l.key(), l.config().type(), l.value(), l.standing())));
        return "\n" + Html.visible(TextTable.ruled(table));
    }
}
