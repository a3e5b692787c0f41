package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.brewline.engine.compare.Comparison;
import org.brewline.engine.compare.TextDifference;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.SweepId;
import org.brewline.engine.store.SweepRecord;
import org.brewline.engine.sweep.Dimension;
import org.brewline.engine.sweep.Goal;
import org.brewline.engine.sweep.Halving;
import org.brewline.engine.sweep.Space;
import org.brewline.engine.sweep.SweepPlan;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;
import org.brewline.kernel.display.MimeBundle;
import org.junit.jupiter.api.Test;

/** Sweeps and comparisons as people have looked at them. */
class ExperimentsGoldenTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final SweepId SWEEP = new SweepId(UUID.fromString("0192f3a1-0000-7a10-8000-1b2c3d4e5f60"));

    private static RunId run(int number) {
        return new RunId(UUID.fromString("0192f3a1-0000-7a10-8000-%012d".formatted(number)));
    }

    private static String brief(RunId run) {
        return "0192f3a1-" + run.toString().substring(33);
    }

    /** A sweep that found its best in the middle of what it tried; every seventh trial failed or was stopped. */
    private static SweepStatus sweep(int count, RunState state) {
        var plan = SweepPlan.of(Goal.max("svcScore.accuracy"))
                .vary("svc.c=1e-2..1e2 log", "svc.kernel=rbf,linear")
                .trials(count)
                .seed(7)
                .halving(Halving.by("svc.accuracy"));
        var space = new Space(
                List.of(
                        new Dimension.Range("svc.c", 0.01, 100, true, false),
                        new Dimension.Choice("svc.kernel", List.of("rbf", "linear"))),
                List.of());
        var trials = new ArrayList<Trial>();
        for (int number = 1; number <= count; number++) {
            trials.add(trial(number, count));
        }
        var record = new SweepRecord(SWEEP, "penguins", state, START, Optional.empty(), "", "");
        return new SweepStatus(record, plan, space, trials, START.plusSeconds(count));
    }

    private static Trial trial(int number, int count) {
        double place = (number * 37 % count) / (double) count;
        Trial.State state =
                number % 7 == 0 ? Trial.State.STOPPED : number == 4 ? Trial.State.FAILED : Trial.State.SUCCEEDED;
        boolean done = state == Trial.State.SUCCEEDED;
        return new Trial(
                number,
                Map.of(
                        "svc.c",
                        "%.4g".formatted(Math.pow(10, 4 * place - 2)),
                        "svc.kernel",
                        number % 2 == 0 ? "linear" : "rbf"),
                Optional.of(run(number)),
                state,
                done ? OptionalDouble.of(0.99 - Math.pow(place - 0.6, 2) / 3) : OptionalDouble.empty(),
                Optional.of(Duration.ofMillis(900 + 10L * number)),
                2,
                state == Trial.State.STOPPED ? "fell behind at point 9" : "");
    }

    private static String html(MimeBundle bundle) {
        return (String) bundle.data().get("text/html");
    }

    @Test
    void aSweep() {
        MimeBundle page = Pictures.sweep(sweep(12, RunState.SUCCEEDED), ExperimentsGoldenTest::brief);
        Golden.checkHtml("sweep.html", html(page));
        Golden.check("sweep.txt", (String) page.data().get("text/plain"));
        Golden.check(
                "sweep-coordinates.svg",
                ParallelCoordinates.of(sweep(12, RunState.SUCCEEDED)).document());
    }

    @Test
    void aSweepOfTwoHundredTrialsIsAPageThatANotebookCanHold() {
        MimeBundle page = Pictures.sweep(sweep(200, RunState.SUCCEEDED), ExperimentsGoldenTest::brief);

        assertThat(html(page).length()).isLessThan(300_000);
        assertThat(html(page)).contains("200 trials", "the other 185 trials", "and 100 more; %runs sweep = " + SWEEP);
        assertThat(((String) page.data().get("text/plain")).lines().count()).isLessThan(100);
    }

    private static RunRecord record(int number, String name, double c) {
        return new RunRecord(
                run(number),
                Penguins.five(),
                Map.of("svc", Map.of("c", "" + c)),
                RunState.SUCCEEDED,
                START,
                Optional.of(START.plusMillis(3_200L * number)),
                "17",
                new RunLabels(name, "", List.of(), false, false, Optional.empty()));
    }

    private static StepRecord step(int number, String name, Optional<RunId> cached) {
        return new StepRecord(
                run(number),
                name,
                name,
                StepState.SUCCEEDED,
                Optional.of(START),
                Optional.of(START.plusMillis(700L * number)),
                1,
                cached,
                Optional.empty(),
                "",
                List.of(),
                List.of());
    }

    @Test
    void aComparison() {
        var comparison = new Comparison(
                List.of(record(1, "baseline", 1), record(2, "", 10)),
                List.of(new Comparison.Row<>("svc.c", List.of("1.0", "10.0"))),
                List.of(new TextDifference(
                        "svc", List.of("@@ -1,2 +1,2 @@", " var svm = new Svm();", "-svm.c(1);", "+svm.c(c);"))),
                List.of(),
                List.of(
                        new Comparison.Row<>("svcScore.accuracy", List.of(0.96, 0.99)),
                        new Comparison.Row<>("svcScore.f1", List.of(0.95, 0.95)),
                        new Comparison.Row<>("svc.loss", java.util.Arrays.asList(0.2, null))),
                List.of(new Comparison.Row<>("svc", List.of("3f2a11b0c4d5", "9e8d7c6b5a40"))),
                List.of(
                        new Comparison.Row<>(
                                "load",
                                List.of(step(1, "load", Optional.empty()), step(2, "load", Optional.of(run(1))))),
                        new Comparison.Row<>(
                                "svc", List.of(step(1, "svc", Optional.empty()), step(2, "svc", Optional.empty())))));
        List<RunPicture> pictures = List.of(trained(0.9).picture(), trained(0.6).picture());

        MimeBundle page = Pictures.comparison(comparison, pictures, ExperimentsGoldenTest::brief);

        Golden.checkHtml("compare.html", html(page));
        Golden.check("compare.txt", (String) page.data().get("text/plain"));
    }

    private static Penguins trained(double from) {
        return Penguins.run(Penguins.five())
                .start("svc")
                .after(2_360)
                .loss("svc", from, 30)
                .finish("svc", Penguins.model("SvcModel", Map.of("kernel", "rbf")))
                .end(RunState.SUCCEEDED);
    }
}
