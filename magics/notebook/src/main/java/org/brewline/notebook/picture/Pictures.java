package org.brewline.notebook.picture;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.run.CacheForecast;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.StepRecord;
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
    private static final int MOST_PNG = 92_000;
    private static final int PREVIEW_BUDGET = 150_000;

    private Pictures() {}

    /** A run with all that it left, as it stays in the notebook: graph, failure, metrics, artifacts, logs. */
    public static MimeBundle run(RunPicture run) {
        return bundle(RunPage.whole(run), Png.of(Poster.of(run), MOST_PNG), RunText.of(run));
    }

    /** A run that goes on: less than 60 KB, for display again and again. */
    public static MimeBundle frame(RunPicture run) {
        return bundle(RunPage.live(run), Optional.empty(), RunText.of(run));
    }

    /** A pipeline before any run: its graph, and its config with what is still open. */
    public static MimeBundle dag(PipelineShape shape) {
        Html page = Parts.page();
        page.leaf("div", shape.name(), "style", "font-size:" + Look.TITLE + "px;font-weight:600;margin-bottom:4px");
        if (!shape.documentation().isEmpty()) {
            Parts.note(page, shape.documentation());
        }
        Svg svg = DagSvg.of(shape);
        if (DagLayout.of(shape).isCompact()) {
            Parts.scroll(page, svg);
        } else {
            svg.image(page, "display:block;margin:8px auto 0");
        }
        ConfigTable.show(page, shape);
        return bundle(page.close().toString(), Png.of(svg, MOST_PNG), RunText.of(shape) + ConfigTable.text(shape));
    }

    /** The artifacts of these steps, with previews. */
    public static MimeBundle artifacts(List<StepRecord> steps) {
        List<ArtifactTable.Made> made = steps.stream()
                .flatMap(s -> s.artifacts().stream().map(a -> new ArtifactTable.Made(s.name(), a)))
                .toList();
        if (made.isEmpty()) {
            return MimeBundle.text("No artifacts.");
        }
        Html page = Parts.page();
        new ArtifactTable(page, PREVIEW_BUDGET).show(made);
        return bundle(page.close().toString(), Optional.empty(), Html.visible(RunText.artifacts(made)));
    }

    /** The metrics of one run or of several together: curves on shared plots, static metrics in one table. */
    public static MimeBundle metrics(List<RunPicture> runs) {
        boolean several = runs.size() > 1;
        Html page = Parts.page();
        List<Svg> plots = new MetricPlots(several, 400).of(runs);
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
            MetricTables.scalars(page, several ? "Step · run" : "Step", rows);
            page.close();
        }
        MetricTables.confusion(page, runs);
        page.close();
        if (plots.isEmpty() && rows.isEmpty()) {
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
