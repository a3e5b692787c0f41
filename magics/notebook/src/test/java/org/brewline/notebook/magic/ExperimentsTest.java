package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Trying variations in a notebook: sweeps, queries, comparisons, one step alone. */
class ExperimentsTest extends NotebookTest {
    private void sweep() {
        defineSums();
        notebook.execSuccess("%sweep sums numbers.n=2,3, 4 stats.factor=1,10 --max stats.mean --parallel 2");
    }

    @Test
    void aSweepShowsItsTrialsAndMarksTheBest() {
        defineSums();
        var swept = notebook.execSuccess("%sweep sums numbers.n=2,3 stats.factor=1,10 --max stats.mean");

        List<String> pages = swept.displays("text/html");
        String last = pages.get(pages.size() - 1);
        assertThat(last)
                .contains("4 trials: 4 succeeded", "★ 20", "trial 4", "%run sums numbers.n=3 stats.factor=10")
                .contains("Parallel coordinates of 4 trials over numbers.n, stats.factor, stats.mean");
        assertThat(swept.displays("text/plain").get(pages.size() - 1)).contains("highest stats.mean");
    }

    @Test
    void queriesFindTrialsByWhatTheyGaveAndWhatTheyWereGiven() {
        sweep();
        assertThat(notebook.execSuccess("%runs stats.mean > 14 order by stats.mean desc limit 2")
                        .resultText())
                .containsPattern("(?s)25.*20")
                .doesNotContainPattern("\\s15(?!\\s+ms)\\s"); // a run may take 15 ms
        notebook.execSuccess("%runs pipeline = sums and numbers.n in (2, 3) -> table");
        assertThat(notebook.execSuccess("table.rowCount() + \" \" + table.column(\"stats.mean\").type()")
                        .resultText())
                .contains("4 DOUBLE");
        assertThat(notebook.execError("%runs stats.maen > 3").errorShown())
                .contains("position 1: no run has \"stats.maen\"", "did you mean \"stats.mean\"?");
        assertThat(notebook.execError("%runs pipeline = sums nad pinned").errorShown())
                .contains("position 17: found \"nad\"", "                    ^");
    }

    @Test
    void bestIsTheBestTrialOfTheLastSweep() {
        defineSums();
        assertThat(notebook.execError("%artifacts best").errorShown())
                .contains("\"best\" is the best trial of the last sweep, and", "has no sweep");
        notebook.execSuccess("%run sums numbers.n=7 stats.factor=1");
        notebook.execSuccess("%runs name latest first");
        notebook.execSuccess("%sweep sums numbers.n=2,3,4 stats.factor=1,10 --max stats.mean");

        assertThat(notebook.execSuccess("%compare first best").resultText()).contains("25");
        assertThat(notebook.complete("%compare be|")).contains("best");
    }

    @Test
    void runsAreNamedTaggedPinnedAndArchived() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=1");
        notebook.execSuccess("%runs name latest the good one");
        notebook.execSuccess("%runs tag latest paper 'first try'");
        notebook.execSuccess("%runs note latest it's fast".replace("'", ""));
        notebook.execSuccess("%runs pin latest");
        notebook.execSuccess("%run sums stats.factor=3");

        assertThat(notebook.execSuccess("%runs tag = paper").resultText())
                .contains("the good one (pinned) #first try #paper");
        assertThat(notebook.execSuccess("%artifacts 'the good one'").resultText())
                .contains("stats.mean");
        notebook.execSuccess("%runs archive where stats.factor = 3");
        assertThat(notebook.execSuccess("%runs").resultText())
                .contains("the good one")
                .doesNotContain("18");
        assertThat(notebook.execSuccess("%runs archived").resultText()).doesNotContain("the good one");
        assertThat(notebook.execSuccess("%gc --keep 0").resultText()).isNotNull();
        assertThat(notebook.execSuccess("%runs").resultText()).contains("the good one");
        assertThat(notebook.execError("%runs tag latest").errorShown()).contains("Which tag?");
    }

    @Test
    void aComparisonShowsOnlyWhatDiffers() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=1");
        notebook.execSuccess("""
                %%component
                record Stats(int sum, double mean) {}
                Stats stats(int[] numbers, double factor, Metrics metrics) {
                    int sum = 2 * Arrays.stream(numbers).sum();
                    metrics.set("sum", sum);
                    return new Stats(sum, factor * sum / numbers.length);
                }""");
        notebook.execSuccess("%run sums stats.factor=5");

        String text = notebook.execSuccess("%compare -2 latest").resultText();
        assertThat(text)
                .contains(
                        "stats.factor",
                        "Code of stats",
                        "+    int sum = 2 * Arrays.stream(numbers).sum();",
                        "▲ +6",
                        "cached")
                .doesNotContain("numbers.n");
        assertThat(notebook.execError("%compare latest").errorShown()).contains("is one run");
    }

    @Test
    void aFailedStepsInputsComeIntoVariablesAndItRunsAloneOnThem() {
        notebook.execSuccess(
                "%%component\nint[] numbers(int n = 3) { System.out.println(\"numbering\"); return IntStream.rangeClosed(1, n).toArray(); }");
        notebook.execSuccess(
                "%%component\nint total(int[] numbers, int limit = 5) {\n    if (numbers.length < limit) throw new IllegalStateException(\"too few\");\n    return numbers.length;\n}");
        notebook.execSuccess("%%pipeline counting\ntotal(numbers());");
        notebook.execError("%run counting numbers.n=4");

        assertThat(notebook.execSuccess("%inputs latest/total").resultText())
                .contains("int[] numbers   from numbers", "Integer limit   config 5", "%run --only total --from");
        assertThat(notebook.execSuccess("numbers.length + limit").resultText()).isEqualTo("9");
        assertThat(notebook.execError("%run --only total").errorShown()).contains("too few");
        notebook.execSuccess("%run --only total --from -1 total.limit=2");
        assertThat(notebook.execSuccess("Brewline.find(\"latest\").config().get(\"numbers\").toString()")
                        .resultText())
                .contains("n=4");
        assertThat(notebook.execSuccess("Brewline.steps(\"latest\").get(0).cachedFrom().isPresent()")
                        .resultText())
                .isEqualTo("true");
        assertThat(notebook.execError("%inputs latest/totla").errorShown()).contains("did you mean \"total\"?");
        assertThat(notebook.execError("%run --only totla --from latest").errorShown())
                .contains("did you mean \"total\"?");
    }

    @Test
    void sweepsAreRefusedWithEverythingThatIsWrong() {
        defineSums();
        assertThat(notebook.execError("%sweep sums numbers.n=1,2").errorShown()).contains("What is best?");
        assertThat(notebook.execError("%sweep sums nubmers.n=1,2 stats.factor=a..b --max stat.mean")
                        .errorShown())
                .contains("did you mean \"numbers.n\"?", "did you mean \"stats.mean\"?");
        assertThat(notebook.execSuccess("%runs").resultText()).contains("No runs");
    }

    @Test
    void queriesAreCompletedPartByPart() {
        sweep();
        assertThat(notebook.complete("%runs pipe|")).contains("pipeline");
        assertThat(notebook.complete("%runs pipeline = s|")).contains("sums");
        assertThat(notebook.complete("%runs pipeline = sums and st|")).contains("stats.mean", "started", "state");
        assertThat(notebook.complete("%runs state in (fa|")).contains("(failed");
        assertThat(notebook.complete("%runs pipeline = sums or|")).contains("or", "order by");
        assertThat(notebook.complete("%sweep sums num|")).contains("numbers.n=");
        assertThat(notebook.complete("%inputs latest/|")).contains("latest/stats");
    }
}
