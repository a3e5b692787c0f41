package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.kernel.display.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that would be markup, put wherever text enters, is shown as text in every form. */
class HostileTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "</title><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "' onmouseover='alert(1)",
                "]]><script>alert(1)</script>",
                "<!-- --><svg onload=alert(1)>",
                "</pre></details><a href=javascript:alert(1)>x</a>",
                "&lt;b&gt; &amp; &#x3c;i&#62;",
                "user\u202Egnp.exe",
                "\u2066isolated\u2069 and \uFEFF and \u200B",
                "bell \u0007 and escape \u001B[31mred\u001B[0m and null \u0000",
                "unpaired \uD800 surrogate and \uFFFF",
                "${jndi:x} $x^2$ \\(y\\)"
            })
    void isShownAsText(String hostile) {
        for (MimeBundle bundle : everything(hostile)) {
            Object html = bundle.data().get("text/html");
            if (html != null) {
                String shown = NotebookRules.textOf((String) html);
                assertThat(shown.replaceAll("\\s+", " ")).contains(start(hostile));
            }
            String plain = (String) bundle.data().get("text/plain");
            assertThat(plain.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
            assertThat(plain).doesNotContain("\u202E", "\u2066", "\uFEFF");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"</title><script>alert(1)</script>", "' onmouseover='alert(1)", "user\u202Egnp.exe"})
    void isShownAsTextInPlots(String bad) {
        MimeBundle plots =
                Pictures.plots(List.of(run(bad, shape(bad))), PlotStyle.USUAL).orElseThrow();
        assertThat(NotebookRules.textOfSvg((String) plots.data().get("image/svg+xml")))
                .contains(start(bad));
    }

    @Test
    void isDrawnAsPngToo() {
        String bad = "\u0000<svg onload=alert(1)> ]]> \uD800 &amp; \u202E";
        assertThat(Png.of(Poster.of(run(bad, shape(bad))), 1_000_000)).isPresent();
    }

    /** The beginning, which fits wherever text is cut. */
    private static String start(String hostile) {
        String visible = Html.visible(hostile).replaceAll("\\s+", " ");
        return visible.substring(0, Math.min(9, visible.length()));
    }

    private static List<MimeBundle> everything(String bad) {
        PipelineShape shape = shape(bad);
        RunPicture run = run(bad, shape);
        var record = new RunRecord(
                Penguins.RUN,
                shape,
                Map.of(bad, Map.of(bad, bad)),
                RunState.FAILED,
                Instant.EPOCH,
                Optional.empty(),
                bad);
        return List.of(
                MimeBundle.of("text/html", RunPage.whole(run, everywhere(bad))).with("text/plain", RunText.of(run)),
                Pictures.frame(run),
                Pictures.dag(shape),
                Pictures.dag(run, DagPart.named(shape, bad + "component").orElseThrow()),
                Pictures.artifacts(run, Set.of(bad), bad, Instant.EPOCH, everywhere(bad)),
                Pictures.artifacts(bad, List.of(run, run), Instant.EPOCH),
                Pictures.lineage(run, bad, bad),
                Pictures.metrics(List.of(run, run)),
                Pictures.results(List.of(run)).orElseThrow(),
                Pictures.runs(List.of(new RunRow(record, bad, Map.of(bad, 1.0)))),
                Pictures.store(bad, Map.of(bad, bad)));
    }

    private static RunFiles everywhere(String bad) {
        return new RunFiles() {
            @Override
            public Optional<String> link(String step, Artifact artifact) {
                return Optional.of("brewline/runs/file");
            }

            @Override
            public String folder() {
                return bad;
            }
        };
    }

    private static PipelineShape shape(String bad) {
        var guard = Optional.of(new PipelineShape.Guard(bad, List.of(bad)));
        var config = new PipelineShape.Config(bad, bad, Optional.of(bad), true);
        var first = new PipelineShape.Step(
                bad,
                bad + "component",
                bad,
                List.of(config),
                List.of(),
                List.of(Penguins.port(bad, bad)),
                Optional.empty(),
                bad);
        var second = new PipelineShape.Step(
                bad + "2", bad, bad, List.of(config), List.of(Penguins.port(bad, bad)), List.of(), guard, bad);
        return new PipelineShape(
                bad, bad, List.of(first, second), List.of(Penguins.edge(bad, bad + "2", bad, bad)), List.of(config));
    }

    private static RunPicture run(String bad, PipelineShape shape) {
        var failure = new Failure(bad, bad, List.of(new Failure.Frame(bad, bad)), List.of(bad), bad);
        var table =
                new Preview.Table(List.of(new Preview.Column(bad, bad, 1, List.of(1L, 2L))), List.of(List.of(bad)), 1);
        var run = Penguins.run(shape).start(bad).log(bad, bad).progress(bad, 1, 2, bad);
        return run.points(bad, List.of(new MetricPoint(bad, 1, 0.5, Instant.EPOCH)))
                .metric(bad, new StaticMetric.Scalar(bad, 1))
                .metric(
                        bad,
                        new StaticMetric.ConfusionMatrix(
                                bad, List.of(bad, bad), List.of(List.of(1L, 2L), List.of(3L, 4L))))
                .metric(bad, new StaticMetric.Roc(bad, List.of(0.0, 1.0), List.of(0.0, 1.0), List.of(1.0, 0.0)))
                .metric(bad, new StaticMetric.PrecisionRecall(bad, List.of(0.0, 1.0), List.of(1.0, 0.0)))
                .metric(bad, new StaticMetric.Importance(bad, Map.of(bad, 1.0, bad + 1, -1.0)))
                .metric(bad, new StaticMetric.Histogram(bad, 0, 1, List.of(1L, 2L), 3))
                .finish(
                        bad,
                        Penguins.artifact(bad, Kind.DATA, bad, 1, table),
                        Penguins.artifact(bad + "1", Kind.MODEL, bad, 1, new Preview.Card(bad, Map.of(bad, bad))),
                        Penguins.artifact(bad + "2", Kind.DATA, bad, 1, new Preview.Text(bad, true)),
                        Penguins.artifact(bad + "3", Kind.REPORT, bad, 1, new Preview.Html(bad, true)),
                        Penguins.artifact(bad + "4", Kind.REPORT, bad, 1, new Preview.Markdown(bad, true)),
                        Penguins.artifact(bad + "5", Kind.DATA, bad, 1, new Preview.Json(bad, true)),
                        Penguins.artifact(bad + "10", Kind.REPORT, bad, 1, new Preview.Html(bad, false)),
                        Penguins.artifact(
                                bad + "6",
                                Kind.DATA,
                                bad,
                                1,
                                new Preview.Folder(List.of(new Preview.Folder.Entry(bad, 1)), 2)),
                        Penguins.artifact(bad + "7", Kind.VALUE, bad, 1, new Preview.Value(bad)),
                        Penguins.artifact(bad + "8", Kind.DATA, bad, 1, new Preview.Opaque(bad)),
                        Penguins.artifact(bad + "9", Kind.REPORT, bad, 1, new Preview.Image(bad, 1, 1)))
                .start(bad + "2")
                .fail(bad + "2", failure)
                .end(RunState.FAILED)
                .picture();
    }
}
