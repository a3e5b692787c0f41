package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.RunState;
import org.brewline.kernel.display.MimeBundle;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void whatANotebookDropsIsNotUsed() {
        for (MimeBundle bundle : List.of(
                Pictures.run(Penguins.finished().picture()),
                Pictures.run(Penguins.failed().picture()),
                Pictures.frame(Penguins.training().picture()),
                Pictures.dag(Penguins.shape()))) {
            NotebookRules.textOf((String) bundle.data().get("text/html"));
        }
    }

    @Test
    void aFinishedRunTellsItsWholeIdAndHasAllForms() {
        Map<String, Object> data = Pictures.run(Penguins.finished().picture()).data();
        assertThat((String) data.get("text/html")).contains(Penguins.RUN.toString());
        assertThat((String) data.get("text/plain")).contains(Penguins.RUN.toString());
        assertThat((String) data.get("image/png")).startsWith("iVBOR");
        assertThat(size(Pictures.run(Penguins.finished().picture()))).isLessThan(300_000);
    }

    @Test
    void aFrameHasNoPngAndStaysSmall() {
        MimeBundle frame = Pictures.frame(Penguins.training().picture());
        assertThat(frame.data()).containsOnlyKeys("text/html", "text/plain");
        assertThat(size(frame)).isLessThan(60_000);
    }

    @Test
    void manyStepsCurvesAndLogsKeepFramesAndPagesWithinTheirBounds() {
        var steps = IntStream.range(0, 300).mapToObj(i -> "step" + i).toList();
        var shape = wide(steps);
        Penguins run = Penguins.run(shape);
        for (String step : steps) {
            run.start(step).loss(step, 1, 500).log(step, "a line of a log that goes on and on\n".repeat(300));
        }
        assertThat(size(Pictures.frame(run.picture()))).isLessThan(60_000);
        for (String step : steps) {
            run.finish(step, Penguins.table("output", 1_000));
        }
        assertThat(size(Pictures.run(run.end(RunState.SUCCEEDED).picture()))).isLessThan(300_000);
    }

    @Test
    void aLargeImageIsNotKeptInTheNotebook() {
        var image = new Preview.Image("A".repeat(500_000), 480, 480);
        var run = Penguins.run(Penguins.five())
                .finish("load", Penguins.artifact("output", Kind.REPORT, "BufferedImage", 400_000, image))
                .end(RunState.SUCCEEDED);
        MimeBundle bundle = Pictures.run(run.picture());
        assertThat((String) bundle.data().get("text/html")).contains("too large to be kept in the notebook");
        assertThat(size(bundle)).isLessThan(300_000);
    }

    @Test
    void runsShowOnlyTheConfigInWhichTheyDiffer() {
        var runs = List.of(Stress.row("rbf", 0.97), Stress.row("linear", 0.95));
        Map<String, Object> data = Pictures.runs(runs, ZoneOffset.UTC).data();
        NotebookRules.textOf((String) data.get("text/html"));
        Golden.check("runs.txt", (String) data.get("text/plain"));
    }

    @Test
    void anInterruptedRunSaysHowToGoOn() {
        RunPicture run = Penguins.run().start("load").end(RunState.INTERRUPTED).picture();
        assertThat(RunPage.whole(run, RunFiles.NONE))
                .contains("its process ended before it did")
                .contains("%resume ");
    }

    @Test
    void emptyListsSaySo() {
        assertThat(Pictures.runs(List.of()).data()).containsEntry("text/plain", "No runs.");
        assertThat(Pictures.artifacts("penguins", List.of(), java.time.Instant.EPOCH)
                        .data())
                .containsEntry("text/plain", "No artifacts.");
        assertThat(Pictures.metrics(List.of()).data()).containsEntry("text/plain", "No metrics.");
    }

    @Test
    void textHasEnoughContrastOnItsGround() {
        for (Look.State state : Look.State.values()) {
            assertThat(contrast(state.colour, Look.GROUND)).as(state + "").isGreaterThan(4.5);
            assertThat(contrast(state.colour, state.tint)).as(state + " tint").isGreaterThan(4.5);
        }
        for (Kind kind : Kind.values()) {
            assertThat(contrast(Look.colour(kind), Look.tint(kind)))
                    .as(kind + "")
                    .isGreaterThan(4.5);
        }
        assertThat(contrast(Look.INK_SOFT, Look.GROUND_SOFT)).isGreaterThan(4.5);
        for (double share = 0; share <= 1; share += 0.05) {
            assertThat(contrast(Look.inkOn(share), Look.heat(share)))
                    .as("heat " + share)
                    .isGreaterThan(4.5);
        }
    }

    private static PipelineShape wide(List<String> names) {
        var steps = new ArrayList<PipelineShape.Step>();
        names.forEach(n -> steps.add(
                Penguins.step(n, "work", List.of(), List.of(Penguins.port("output", "Table")), Optional.empty())));
        var edges = names.stream()
                .skip(1)
                .map(n -> Penguins.edge(names.get(0), n, "", "data"))
                .toList();
        return new PipelineShape("wide", "", steps, edges, List.of());
    }

    private static int size(MimeBundle bundle) {
        return bundle.data().values().stream()
                .mapToInt(v -> v.toString().length())
                .sum();
    }

    /** As the accessibility guidelines define it. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
