package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pipeline cell that maps a list, from the compiler to the page of the run. */
class MappedListTest extends NotebookTest {
    @BeforeEach
    void defineFolds() {
        notebook.execSuccess("""
                %%component
                record Fold(int k, String name) {}
                List<Fold> folds(int n = 3) {
                    return IntStream.range(0, n).mapToObj(k -> new Fold(k, "f" + k)).toList();
                }""");
        notebook.execSuccess("""
                %%component
                double train(Fold fold, int k, double c = 1.0) {
                    if (k == 2 && c > 5) { throw new IllegalStateException("too hot"); }
                    return c * k;
                }""");
        notebook.execSuccess("%%component\ndouble best(List<Double> scores) {"
                + " return scores.stream().mapToDouble(x -> x).max().orElse(-1); }");
    }

    private String value(String artifact) {
        notebook.execSuccess("%artifact " + artifact + " -> v");
        return notebook.execSuccess("v").resultText();
    }

    @Test
    void aListIsMappedWithTheComponentsOfItsItems() {
        String defined = notebook.execSuccess(
                        "%%pipeline cv\nbest(mapEach(folds(), fold -> train(fold).k(fold.k())).parallel(2));")
                .resultText();
        assertThat(defined).contains("train");
        String shown = String.join(
                "\n", notebook.execSuccess("%run cv folds.n=4 train.c=2").displays("text/plain"));
        assertThat(shown).contains("×4, 4 done");
        assertThat(value("best")).isEqualTo("6.0");
        assertThat(value("train[3]")).isEqualTo("6.0");
    }

    @Test
    void theConfigHasTheRepeatedStepOnce() {
        notebook.execSuccess("%%pipeline cv\nbest(mapEach(folds(), fold -> train(fold).k(fold.k())));");
        assertThat(notebook.execSuccess("%config cv").resultText())
                .contains("train:", "c: 1.0")
                .doesNotContain("train[");
    }

    @Test
    void theFailingItemIsNamedOnThePage() {
        notebook.execSuccess("%%pipeline cv\nbest(mapEach(folds(), fold -> train(fold).k(fold.k())));");
        String shown = String.join("\n", notebook.execError("%run cv train.c=6").displays("text/plain"));
        assertThat(shown).contains("train[2]").contains("too hot").contains("×3, 2 done, 1 failed");
    }

    @Test
    void aListParameterIsMapped() {
        notebook.execSuccess("%%component\nint twice(int n) { return 2 * n; }");
        notebook.execSuccess("%%component\nint sum(List<Integer> all) { return all.stream().mapToInt(x -> x).sum(); }");
        notebook.execSuccess(
                "%%pipeline sizes(List<Integer> sizes = List.of(1, 2))\n" + "sum(mapEach(sizes, n -> twice().n(n)));");
        notebook.execSuccess("%run sizes");
        assertThat(value("sum")).isEqualTo("6");
        notebook.execSuccess("%run sizes \"sizes=[10, 20, 30]\"");
        assertThat(value("sum")).isEqualTo("120");
    }

    @Test
    void aListInARecordIsMapped() {
        notebook.execSuccess("""
                %%component
                record Work(List<Fold> folds, int total) {}
                Work work(List<Fold> folds) { return new Work(folds, folds.size()); }""");
        notebook.execSuccess(
                "%%pipeline cv\nvar w = work(folds());\nbest(mapEach(w.folds(), fold -> train(fold).k(fold.k())));");
        notebook.execSuccess("%run cv");
        assertThat(value("best")).isEqualTo("2.0");
    }

    @Test
    void aStepForOneItemCanNotBeTakenOutsideOfIt() {
        assertThat(notebook.execError("""
                        %%pipeline cv
                        var last = new org.brewline.engine.pipeline.Output[1];
                        mapEach(folds(), fold -> { var t = train(fold).k(fold.k()); last[0] = t; return t; });
                        folds().named("more").after((org.brewline.engine.pipeline.Step<?, ?>) last[0]);
                        best(last[0]);""").error())
                .contains("best takes the output of train, which runs once for each item")
                .contains("take what mapEach gives");
    }

    @Test
    void whatIsNoListIsRefused() {
        notebook.execSuccess("%%component\nint one() { return 1; }");
        assertThat(notebook.execError("%%pipeline cv\nmapEach(one(), n -> train(n));")
                        .error())
                .contains("line 2");
    }
}
