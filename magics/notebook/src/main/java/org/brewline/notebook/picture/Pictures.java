package org.brewline.notebook.picture;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.compare.Comparison;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.run.CacheForecast;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.kernel.display.MimeBundle;

/**
 * Everything that the notebook shows of pipelines and runs, each as HTML, text, and where there is something to see,
 * PNG. Pure: the same picture gives the same bundle. Safe for many threads.
 *
 * <pre>{@code
 * MimeBundle shown = Pictures.run(RunPicture.of(events));
 * display.show(shown);
 * }</pre>
 */
public final class Pictures {
    private static final int MOST_PNG = 64_000;
    private static final int PREVIEW_BUDGET = 150_000;

    private Pictures() {}

    /** A run with all that it left, as it stays in the notebook: graph, failure, metrics, artifacts, logs. */
    public static MimeBundle run(RunPicture run) {
        return run(run, RunFiles.NONE);
    }

    /** A run with all that it left, its artifacts' names linked with their files. */
    public static MimeBundle run(RunPicture run, RunFiles files) {
        return bundle(RunPage.whole(run, files), Png.of(Poster.of(run), MOST_PNG), RunText.of(run));
    }

    /** A run as text alone, for a terminal: neither laid out nor drawn. */
    public static String text(RunPicture run) {
        return RunText.of(run);
    }

    /** A run that goes on: less than 60 KB, for display again and again. */
    public static MimeBundle frame(RunPicture run) {
        return frame(run, ZoneId.systemDefault());
    }

    /** A run that goes on, with times of that zone. */
    static MimeBundle frame(RunPicture run, ZoneId zone) {
        String when = run.state() == RunState.RUNNING
                ? "\nAs of %s. If its kernel ended since, it was interrupted; %%runs tells.\n"
                        .formatted(Wording.time(run.at(), zone))
                : "";
        return bundle(RunPage.live(run, zone), Optional.empty(), RunText.of(run) + when);
    }

    /** A pipeline before any run: its graph, and its config with what is still open. */
    public static MimeBundle dag(PipelineShape shape) {
        return dag(shape, DagSvg.of(shape), RunText.of(shape));
    }

    /** The graph alone of a run, or of the part of it that the shape holds. */
    public static MimeBundle dag(RunPicture run, PipelineShape part) {
        List<StepPicture> steps = run.steps().stream()
                .filter(s ->
                        part.steps().stream().anyMatch(drawn -> drawn.name().equals(s.name())))
                .toList();
        var drawn = new RunPicture(run.id(), part, run.config(), run.state(), run.started(), run.at(), steps);
        return dag(part, DagSvg.of(drawn), RunText.of(drawn));
    }

    private static MimeBundle dag(PipelineShape shape, Svg svg, String text) {
        Html page = Parts.page();
        page.leaf("div", shape.name(), "style", "font-size:" + Look.TITLE + "px;font-weight:600;margin-bottom:4px");
        if (!shape.documentation().isEmpty()) {
            Parts.note(page, shape.documentation());
        }
        DagLayout layout = DagLayout.of(shape);
        if (layout.isCompact()) {
            Parts.scroll(page, svg);
        } else {
            svg.image(page, "display:block;margin:8px auto 0");
        }
        looksInto(page, shape, "%dag " + shape.name());
        ConfigTable.show(page, shape);
        return bundle(page.close().toString(), Png.of(svg, MOST_PNG), text + ConfigTable.text(shape));
    }

    /** Of a graph that does not show each step as a card, how a person looks into some of its parts. */
    static void looksInto(Html page, PipelineShape shape, String magic) {
        DagLayout layout = DagLayout.of(shape);
        List<String> parts = layout.folding().members().keySet().stream()
                .filter(name -> !Folding.isFanOut(name))
                .toList();
        List<String> named = parts.isEmpty() && layout.isCompact() ? DagPart.names(shape) : parts;
        String calls = named.stream()
                .limit(3)
                .map(name -> magic + " --group " + (name.matches("\\S+") ? name : "'" + name + "'"))
                .collect(Collectors.joining(", "));
        if (!calls.isEmpty()) {
            Parts.note(page, "Looks into a part: " + calls);
        }
    }

    /**
     * The artifacts of some steps of a run, with who took them, previews, and what models were made of.
     *
     * @param steps their names
     * @param jvm on which the run was executed
     * @param now from which their age counts
     * @param files that their names open
     */
    public static MimeBundle artifacts(RunPicture run, Set<String> steps, String jvm, Instant now, RunFiles files) {
        List<ArtifactTable.Made> made = ArtifactTable.of(run).stream()
                .filter(m -> steps.contains(m.step()))
                .toList();
        if (made.isEmpty()) {
            return MimeBundle.text("No artifacts.");
        }
        Html page = Parts.page();
        new ArtifactTable(page, new Surroundings(run, jvm, Optional.of(now)), files, PREVIEW_BUDGET).show(made);
        return bundle(page.close().toString(), Optional.empty(), Html.visible(RunText.artifacts(made)));
    }

    /** The artifacts of a pipeline across its runs, the newest first, and in which run each changed. */
    public static MimeBundle artifacts(String pipeline, List<RunPicture> runs, Instant now) {
        return ArtifactHistory.of(pipeline, runs, now);
    }

    /**
     * Where a step's artifacts come from: a small graph back to the sources, and what each step of it made.
     *
     * @param name how the artifact is called
     */
    public static MimeBundle lineage(RunPicture run, String step, String name) {
        return LineagePage.of(run, step, name);
    }

    /**
     * The curves and other charts of one run or of several on the same plots: as Vega-Lite to hover over and to zoom
     * where the frontend draws it, else as SVG or PNG; empty if there are none.
     */
    public static Optional<MimeBundle> plots(List<RunPicture> runs, PlotStyle style) {
        List<Chart> charts = new MetricPlots(runs.size() > 1, 300, style).charts(runs);
        return charts.isEmpty() ? Optional.empty() : Optional.of(plots(charts));
    }

    static MimeBundle plots(List<Chart> charts) {
        List<Svg> pictures = charts.stream().map(Chart::svg).toList();
        Svg all = pictures.size() == 1 ? pictures.get(0) : Poster.beside(pictures);
        var bundle = MimeBundle.of(VegaLite.MIME, VegaLite.document(charts)).with("image/svg+xml", all.document());
        Optional<String> png = Png.of(all, MOST_PNG);
        bundle = png.isPresent() ? bundle.with("image/png", png.get()) : bundle;
        return bundle.with(
                "text/plain",
                Html.visible(String.join("\n", pictures.stream().map(Svg::title).toList())));
    }

    /** The metrics of one run or of several together that are no charts; empty if there are none. */
    public static Optional<MimeBundle> results(List<RunPicture> runs) {
        MimeBundle shown = metrics(runs, List.of());
        return shown.data().containsKey("text/html") ? Optional.of(shown) : Optional.empty();
    }

    /** The metrics of one run or of several together: curves on shared plots, static metrics in one table. */
    public static MimeBundle metrics(List<RunPicture> runs) {
        return metrics(runs, new MetricPlots(runs.size() > 1, 400).of(runs));
    }

    private static MimeBundle metrics(List<RunPicture> runs, List<Svg> plots) {
        boolean several = runs.size() > 1;
        Html page = Parts.page();
        page.open("div");
        plots.forEach(p -> Parts.figure(page, p));
        RunNames names = RunNames.of(runs);
        var rows = new LinkedHashMap<String, Map<String, Double>>();
        for (RunPicture run : runs) {
            MetricTables.scalars(run)
                    .forEach((step, row) -> rows.put(several ? step + " · " + names.of(run.id()) : step, row));
        }
        if (!rows.isEmpty()) {
            page.open("div", "style", Parts.BESIDE);
            MetricTables.scalars(page, several ? "Step · run" : "Step", rows, MetricTables.directions(runs));
            page.close();
        }
        boolean matrices = MetricTables.confusion(page, runs);
        page.close();
        if (plots.isEmpty() && rows.isEmpty() && !matrices) {
            return MimeBundle.text("No metrics.");
        }
        Optional<String> png = plots.isEmpty() ? Optional.empty() : Png.of(Poster.stack(plots), MOST_PNG);
        return bundle(page.close().toString(), png, metricsText(runs, rows));
    }

    private static String metricsText(List<RunPicture> runs, Map<String, Map<String, Double>> rows) {
        var text = new StringBuilder(rows.isEmpty() ? "" : RunText.scalars("step", rows));
        var curves = new ArrayList<List<String>>();
        curves.add(List.of("metric", "step", "points", "last", "best"));
        runs.forEach(run -> run.steps()
                .forEach(step -> step.curves().stream()
                        .filter(c -> !c.points().isEmpty())
                        .forEach(c -> curves.add(List.of(
                                c.name(),
                                step.name(),
                                Wording.count(c.count()),
                                Wording.number(c.last().y()),
                                Wording.number(c.best().y()) + " at " + c.best().x())))));
        if (curves.size() > 1) {
            text.append(text.isEmpty() ? "" : "\n").append(TextTable.ruled(curves));
        }
        return Html.visible(text.toString());
    }

    /** A list of runs with the config in which they differ. */
    public static MimeBundle runs(List<RunRow> runs) {
        return runs(runs, ZoneId.systemDefault());
    }

    static MimeBundle runs(List<RunRow> runs, ZoneId zone) {
        if (runs.isEmpty()) {
            return MimeBundle.text("No runs.");
        }
        var table = new RunTable(runs, zone);
        Html page = Parts.page();
        table.html(page);
        return bundle(page.close().toString(), Optional.empty(), table.text());
    }

    /**
     * What is different between runs.
     *
     * @param pictures of the same runs, for their curves
     * @param brief the shortest name of a run
     */
    public static MimeBundle comparison(
            Comparison comparison, List<RunPicture> pictures, Function<RunId, String> brief) {
        return ComparePage.of(comparison, pictures, brief);
    }

    /**
     * A sweep: the best trial, how the metric depends on what is varied, every trial.
     *
     * @param brief the shortest name of a run
     */
    public static MimeBundle sweep(SweepStatus sweep, Function<RunId, String> brief) {
        return SweepPage.of(sweep, false, brief);
    }

    /** What a run would do with each step, and why. */
    public static MimeBundle forecast(String pipeline, List<CacheForecast> steps) {
        return ForecastTable.of(pipeline, steps);
    }

    /** What a store holds, as facts by name, in order. */
    public static MimeBundle store(String title, Map<String, String> facts) {
        Html page = Parts.page();
        page.leaf("div", title, "style", "font-size:" + Look.TITLE + "px;font-weight:600;margin-bottom:8px");
        Parts.table(page, List.of("What", "How much"), List.of(false, true));
        var text = new ArrayList<List<String>>();
        facts.forEach((name, value) -> {
            Parts.row(page);
            Parts.rowHead(page, name);
            Parts.number(page, value);
            page.close();
            text.add(List.of(name, value));
        });
        Parts.endTable(page);
        String lines = String.join("\n", TextTable.columns(text));
        return bundle(page.close().toString(), Optional.empty(), Html.visible(title + "\n\n" + lines + "\n"));
    }

    /**
     * A value as it is shown among the artifacts of a run; an image also as itself.
     *
     * @param text the value as plain text
     */
    public static MimeBundle preview(Preview preview, String text) {
        Html page = Parts.page().include(Previews.show(preview));
        Optional<String> png =
                preview instanceof Preview.Image image ? Optional.of(image.pngBase64()) : Optional.empty();
        return bundle(page.close().toString(), png, Html.visible(text));
    }

    static MimeBundle bundle(String html, Optional<String> png, String text) {
        MimeBundle bundle = MimeBundle.of("text/html", html);
        if (png.isPresent()) {
            bundle = bundle.with("image/png", png.get());
        }
        return bundle.with("text/plain", text);
    }
}
