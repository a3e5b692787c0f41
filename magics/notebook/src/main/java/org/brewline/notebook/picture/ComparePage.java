package org.brewline.notebook.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.compare.Comparison;
import org.brewline.engine.compare.TextDifference;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** What is different between runs, from the outside in: facts, config, metrics, curves, code, artifacts, times. */
final class ComparePage {
    private static final int MOST_ROWS = 200;
    private static final int MOST_PNG = 92_000;

    private final Comparison comparison;
    private final Function<RunId, String> brief;
    private final Html page = Parts.page();
    private final StringBuilder text = new StringBuilder();

    private ComparePage(Comparison comparison, Function<RunId, String> brief) {
        this.comparison = comparison;
        this.brief = brief;
    }

    /**
     * The page.
     *
     * @param pictures of the same runs, for their curves
     * @param brief the shortest name of a run
     */
    static MimeBundle of(Comparison comparison, List<RunPicture> pictures, Function<RunId, String> brief) {
        return new ComparePage(comparison, brief).bundle(pictures);
    }

    private MimeBundle bundle(List<RunPicture> pictures) {
        page.leaf(
                "div",
                comparison.runs().size() + " runs compared",
                "style",
                "font-size:" + Look.TITLE + "px;font-weight:600;margin-bottom:4px");
        facts();
        section("Config", comparison.config(), "The config of all is the same.");
        table("key", comparison.config(), (row, i) -> orDash(row.values().get(i)));
        metrics();
        List<Svg> plots = new MetricPlots(true, 400).of(pictures);
        if (!plots.isEmpty()) {
            page.open("div", "style", "margin-top:10px");
            plots.forEach(plot -> Parts.figure(page, plot));
            page.close();
        }
        differences("Code", comparison.code(), "The code of all is the same.");
        differences("Environment", comparison.environment(), "The environment of all is the same.");
        section("Artifacts", comparison.artifacts(), "The artifacts of all are the same, by hash.");
        table(
                "artifact",
                comparison.artifacts(),
                (row, i) -> orDash(row.values().get(i)));
        section("Time per step", comparison.times(), "No steps.");
        table("step", comparison.times(), (row, i) -> time(row.values().get(i)));
        Optional<String> png = plots.isEmpty() ? Optional.empty() : Png.of(Poster.stack(plots), MOST_PNG);
        return Pictures.bundle(page.close().toString(), png, Html.visible(text.toString()));
    }

    private List<String> heads(String first) {
        var heads = new ArrayList<>(List.of(first));
        for (RunRecord run : comparison.runs()) {
            String name = run.labels().name();
            heads.add(name.isEmpty() ? brief.apply(run.id()) : name + " · " + brief.apply(run.id()));
        }
        return heads;
    }

    private void facts() {
        var pipelines = new Comparison.Row<>(
                "pipeline",
                comparison.runs().stream()
                        .<@Nullable String>map(r -> r.shape().name())
                        .toList());
        var states = new Comparison.Row<>(
                "state",
                comparison.runs().stream()
                        .<@Nullable String>map(r -> Look.State.of(r.state()).sign + " " + Look.State.of(r.state()).word)
                        .toList());
        var times = new Comparison.Row<>(
                "duration",
                comparison.runs().stream()
                        .<@Nullable String>map(r -> r.finished()
                                .map(end -> Wording.duration(Duration.between(r.started(), end)))
                                .orElse("–"))
                        .toList());
        table(
                "run",
                List.of(pipelines, states, times),
                (row, i) -> orDash(row.values().get(i)));
    }

    private void section(String title, List<?> rows, String none) {
        Parts.section(page, title);
        if (rows.isEmpty()) {
            Parts.note(page, none);
            text.append('\n').append(none).append('\n');
        }
    }

    /** A cell's text for a row and the number of a run. */
    private interface Cell<T> {
        String of(Comparison.Row<T> row, int run);
    }

    private <T> void table(String first, List<Comparison.Row<T>> rows, Cell<T> cell) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> heads = heads(first);
        Parts.table(page, heads, heads.stream().map(h -> false).toList());
        var lines = new ArrayList<List<String>>();
        lines.add(heads);
        for (Comparison.Row<T> row : rows.stream().limit(MOST_ROWS).toList()) {
            Parts.row(page);
            Parts.rowHead(page, row.name());
            var line = new ArrayList<>(List.of(row.name()));
            for (int i = 0; i < row.values().size(); i++) {
                String value = Html.brief(cell.of(row, i), 80);
                Parts.cell(page, value);
                line.add(value);
            }
            page.close();
            lines.add(line);
        }
        Parts.endTable(page);
        if (rows.size() > MOST_ROWS) {
            Parts.note(page, "and " + (rows.size() - MOST_ROWS) + " more");
        }
        text.append(text.isEmpty() ? "" : "\n").append(TextTable.ruled(lines));
    }

    private void metrics() {
        List<Comparison.Row<Double>> rows = comparison.metrics();
        section("Metrics", rows, "No metrics.");
        if (rows.isEmpty()) {
            return;
        }
        List<String> heads = heads("metric");
        Parts.table(page, heads, heads.stream().map(h -> !h.equals("metric")).toList());
        var lines = new ArrayList<List<String>>();
        lines.add(heads);
        for (Comparison.Row<Double> row : rows.stream().limit(MOST_ROWS).toList()) {
            Parts.row(page);
            Parts.rowHead(page, row.name());
            var line = new ArrayList<>(List.of(row.name()));
            for (int i = 0; i < row.values().size(); i++) {
                Double value = row.values().get(i);
                String shown = value == null ? "–" : Wording.number(value);
                String delta = i == 0 ? "" : delta(row.values().get(0), value);
                page.open("td", "style", Parts.cell(true) + ";white-space:nowrap");
                page.text(shown);
                if (!delta.isEmpty()) {
                    page.leaf("span", " " + delta, "style", "font-size:11px;color:" + colour(row, i));
                }
                page.close();
                line.add(delta.isEmpty() ? shown : shown + " " + delta);
            }
            page.close();
            lines.add(line);
        }
        Parts.endTable(page);
        text.append('\n').append(TextTable.ruled(lines));
    }

    private static String delta(@Nullable Double first, @Nullable Double value) {
        if (first == null || value == null || first.equals(value)) {
            return "";
        }
        double by = value - first;
        return (by > 0 ? "▲ +" : "▼ −") + Wording.number(Math.abs(by));
    }

    /** Green for what got better, if its name says which way is better. */
    private static String colour(Comparison.Row<Double> row, int run) {
        Double first = row.values().get(0);
        Double value = row.values().get(run);
        if (first == null || value == null) {
            return Look.INK_SOFT;
        }
        String name = row.name().substring(row.name().lastIndexOf('.') + 1);
        boolean better = Curve.lowerIsBetter(name) ? value < first : value > first;
        return better ? Look.State.SUCCEEDED.colour : Look.State.FAILED.colour;
    }

    private void differences(String title, List<TextDifference> differences, String none) {
        section(title, differences, none);
        for (TextDifference difference : differences) {
            page.leaf("div", difference.title(), "style", "margin:6px 0 2px;font-weight:600;font-size:12px");
            text.append('\n')
                    .append(title)
                    .append(" of ")
                    .append(difference.title())
                    .append('\n');
            page.open(
                    "div",
                    "style",
                    "max-height:340px;overflow:auto;border:1px solid " + Look.LINE_SOFT
                            + ";border-radius:8px;font-family:" + Look.MONO + ";font-size:12px;line-height:1.45");
            for (String line : difference.lines()) {
                page.leaf(
                        "div",
                        line.isEmpty() ? " " : line,
                        "style",
                        "padding:0 10px;white-space:pre-wrap;" + look(line));
                text.append("  ").append(line).append('\n');
            }
            page.close();
        }
    }

    private static String look(String line) {
        return line.startsWith("+")
                ? "color:#00573f;background:" + Look.State.SUCCEEDED.tint
                : line.startsWith("-")
                        ? "color:#8f3200;background:" + Look.State.FAILED.tint
                        : line.startsWith("@@")
                                ? "color:" + Look.INK_SOFT + ";background:" + Look.GROUND_SOFT
                                : "color:" + Look.INK + ";background:" + Look.GROUND;
    }

    private static String time(@Nullable StepRecord step) {
        if (step == null) {
            return "–";
        }
        if (step.cachedFrom().isPresent()) {
            return "cached";
        }
        Look.State look = Look.State.of(step.state());
        Optional<String> time = step.took().map(Wording::duration);
        return look == Look.State.SUCCEEDED
                ? time.orElse("–")
                : look.word + time.map(t -> " after " + t).orElse("");
    }

    private static String orDash(@Nullable String value) {
        return value == null ? "–" : value;
    }
}
