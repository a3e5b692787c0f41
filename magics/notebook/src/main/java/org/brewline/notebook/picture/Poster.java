package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run as one SVG picture, from which its PNG is made: what the HTML shows, as far as it needs no unfolding. */
final class Poster {
    private static final int PAD = 20;
    private static final int LINE = 20;
    private static final int MOST_ARTIFACTS = 30;

    private Poster() {}

    static Svg of(RunPicture run) {
        Svg graph = DagSvg.of(run);
        List<Svg> plots = new MetricPlots(false, 300).of(List.of(run));
        List<String> lines = lines(run);
        double width = Math.max(Math.max(graph.width(), plots.size() > 1 ? 2 * Plot.WIDTH + 8 : Plot.WIDTH), 560);
        double height = 84 + graph.height() + plotsHeight(plots) + LINE * lines.size() + PAD;
        Svg svg = new Svg(width + 2 * PAD, height + PAD, graph.title());
        svg.rect(0, 0, svg.width(), svg.height(), 0, Look.GROUND, "none");
        Look.State look = Look.State.of(run.state());
        String name = TextWidth.fit(run.shape().name(), Look.TITLE, true, width / 2);
        svg.text(name, PAD, 30, Look.TITLE, Look.INK, "font-weight", "600");
        double after = PAD + TextWidth.bold(name, Look.TITLE) + 12;
        double pill = TextWidth.bold(look.word, 12) + 20;
        svg.rect(after, 20, pill, 20, 10, look.tint, "none");
        svg.text(look.word, after + 10, 30, 12, look.colour, "font-weight", "600");
        svg.text("Run " + run.id() + " · " + Wording.duration(run.time()), PAD, 56, 12, Look.INK_SOFT);
        double y = 76;
        svg.place(graph, PAD + (width - graph.width()) / 2, y);
        y += graph.height() + 8;
        for (int i = 0; i < plots.size(); i++) {
            svg.place(plots.get(i), PAD + i % 2 * (Plot.WIDTH + 8), y);
            if (i % 2 == 1 || i == plots.size() - 1) {
                y += 8
                        + Math.max(
                                plots.get(i).height(),
                                i % 2 == 1 ? plots.get(i - 1).height() : 0);
            }
        }
        for (String line : lines) {
            y += LINE;
            svg.text(TextWidth.fit(line, 12, false, width), PAD, y, 12, Look.INK);
        }
        return svg;
    }

    /** Pictures one below the other. */
    static Svg stack(List<Svg> pictures) {
        double width = pictures.stream().mapToDouble(Svg::width).max().orElse(0);
        double height = pictures.stream().mapToDouble(p -> p.height() + 8).sum();
        Svg svg = new Svg(width, height, "Plots");
        double y = 0;
        for (Svg picture : pictures) {
            svg.place(picture, 0, y);
            y += picture.height() + 8;
        }
        return svg;
    }

    private static double plotsHeight(List<Svg> plots) {
        double height = 0;
        for (int i = 0; i < plots.size(); i += 2) {
            height += 8
                    + Math.max(
                            plots.get(i).height(),
                            i + 1 < plots.size() ? plots.get(i + 1).height() : 0);
        }
        return height;
    }

    private static List<String> lines(RunPicture run) {
        var lines = new ArrayList<String>();
        run.firstFailed().flatMap(StepPicture::failure).ifPresent(f -> {
            lines.add("✘ " + FailureCard.simple(f.exception()) + ": " + Html.brief(f.message(), 160));
            f.frames().stream()
                    .limit(3)
                    .forEach(frame -> lines.add("    at " + frame.method() + " (" + frame.place() + ")"));
        });
        for (Map.Entry<String, Map<String, Double>> row :
                MetricTables.scalars(run).entrySet()) {
            var line = new StringBuilder(row.getKey());
            row.getValue()
                    .forEach((metric, value) ->
                            line.append("   ").append(metric).append(" ").append(Wording.number(value)));
            lines.add(line.toString());
        }
        List<ArtifactTable.Made> artifacts = ArtifactTable.of(run);
        artifacts.stream()
                .limit(MOST_ARTIFACTS)
                .forEach(m -> lines.add(m.artifact().kind().label() + "   " + m.name() + "   "
                        + Wording.bytes(m.artifact().size()) + "   "
                        + Previews.summary(m.artifact().preview())));
        if (artifacts.size() > MOST_ARTIFACTS) {
            lines.add("and " + (artifacts.size() - MOST_ARTIFACTS) + " more artifacts");
        }
        return lines;
    }
}
