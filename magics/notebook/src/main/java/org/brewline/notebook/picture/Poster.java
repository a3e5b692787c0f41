package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;

/** A run as one SVG picture, from which its PNG is made: what the HTML shows, as far as it needs no unfolding. */
final class Poster {
    private static final int PAD = 20;
    private static final int LINE = 20;
    private static final int MOST_RESULTS = 20;
    private static final int MOST_ARTIFACTS = 30;

    private Poster() {}

    static Svg of(RunPicture run) {
        Svg graph = DagSvg.of(run);
        List<Svg> plots = new MetricPlots(false, 300).of(List.of(run));
        List<Line> lines = lines(run);
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
        for (Line line : lines) {
            y += LINE;
            line.draw(svg, y, width);
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

    /** Pictures in two columns. */
    static Svg beside(List<Svg> pictures) {
        double left = pictures.stream().mapToDouble(Svg::width).max().orElse(0);
        double height = plotsHeight(pictures);
        String words = String.join("\n", pictures.stream().map(Svg::title).toList());
        Svg svg = new Svg(2 * left + 8, height, words);
        svg.rect(0, 0, svg.width(), svg.height(), 0, Look.GROUND, "none");
        double y = 0;
        for (int i = 0; i < pictures.size(); i++) {
            svg.place(pictures.get(i), i % 2 * (left + 8), y);
            if (i % 2 == 1) {
                y += 8 + Math.max(pictures.get(i).height(), pictures.get(i - 1).height());
            }
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

    /** A line of facts: a title, and what is said of it. */
    private record Line(String title, String facts, Optional<Kind> kind, String colour) {
        private static final int TITLE = 190;

        void draw(Svg svg, double y, double width) {
            kind.ifPresent(k -> KindSign.draw(svg, k, PAD + 6, y, Look.colour(k)));
            double x = kind.isPresent() ? PAD + 18 : PAD;
            boolean whole = facts.isEmpty();
            double room = whole ? width : TITLE - 24;
            svg.text(TextWidth.fit(title, 12, true, room), x, y, 12, colour, "font-weight", "600");
            if (!whole) {
                svg.text(TextWidth.fit(facts, 12, false, width - TITLE), PAD + TITLE, y, 12, Look.INK_SOFT);
            }
        }

        static Line text(String title, String colour) {
            return new Line(title, "", Optional.empty(), colour);
        }
    }

    private static List<Line> lines(RunPicture run) {
        var lines = new ArrayList<Line>();
        run.firstFailed()
                .ifPresent(step -> step.failure().ifPresent(f -> {
                    String what = FailureCard.simple(f.exception()) + ": " + Html.brief(f.message(), 160);
                    lines.add(Line.text(step.name() + " failed: " + what, Look.State.FAILED.colour));
                    f.frames().stream()
                            .limit(3)
                            .forEach(frame -> lines.add(
                                    Line.text("    at " + frame.method() + " (" + frame.place() + ")", Look.INK_SOFT)));
                }));
        MetricTables.scalars(run).entrySet().stream().limit(MOST_RESULTS).forEach(row -> {
            var facts = new StringJoiner(" · ");
            row.getValue().forEach((metric, value) -> facts.add(metric + " " + Wording.number(value)));
            lines.add(new Line(row.getKey(), facts.toString(), Optional.empty(), Look.INK));
        });
        List<ArtifactTable.Made> artifacts = ArtifactTable.of(run);
        for (ArtifactTable.Made made : artifacts.stream().limit(MOST_ARTIFACTS).toList()) {
            Artifact artifact = made.artifact();
            String facts = artifact.kind().label() + " · " + Wording.bytes(artifact.size()) + " · "
                    + Previews.summary(artifact.preview());
            lines.add(new Line(made.name(), facts, Optional.of(artifact.kind()), Look.INK));
        }
        if (artifacts.size() > MOST_ARTIFACTS) {
            lines.add(Line.text("and " + (artifacts.size() - MOST_ARTIFACTS) + " more artifacts", Look.INK_SOFT));
        }
        return lines;
    }
}
