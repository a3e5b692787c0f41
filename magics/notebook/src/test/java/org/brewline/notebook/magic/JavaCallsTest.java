package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the magics do by Java, and how config reaches a run. */
class JavaCallsTest extends NotebookTest {
    @Test
    void aRunIsAnObject() {
        defineSums();
        assertThat(notebook.execSuccess(
                                "Brewline.run(\"sums\", \"stats.factor=2\").value(\"stats.mean\", Double.class)")
                        .resultText())
                .isEqualTo("4.0");
        assertThat(notebook.execSuccess("Brewline.runs().size()").resultText()).isEqualTo("1");
        assertThat(notebook.execSuccess("Brewline.artifact(\"sums/stats.sum\")").resultText())
                .isEqualTo("6");
        assertThat(notebook.execSuccess("Brewline.pipeline(\"sums\").steps().size()")
                        .resultText())
                .isEqualTo("2");
        assertThat(notebook.execSuccess("Brewline.config(\"sums\")").resultText())
                .contains("factor:");
        assertThat(notebook.execSuccess("Brewline.log(\"latest\", \"stats\")").resultText())
                .contains("sum is 6");
    }

    @Test
    void configOfACellIsUsedUntilArgumentsSayOtherwise() throws Exception {
        defineSums();
        notebook.execSuccess("%%config sums\nstats: {factor: 3}");
        notebook.execSuccess("%run sums\n%artifact stats.mean");
        assertThat(notebook.execSuccess("mean").resultText()).isEqualTo("6.0");
        notebook.execSuccess("%%run sums\nstats: {factor: 4}");
        assertThat(notebook.execSuccess("Brewline.artifact(\"stats.mean\")").resultText())
                .isEqualTo("8.0");
        Files.writeString(folder.resolve("my.yaml"), "numbers: {n: 4}\n");
        notebook.execSuccess("%run sums stats.factor=1 --config my.yaml --parallel 2");
        assertThat(notebook.execSuccess("Brewline.artifact(\"stats.mean\")").resultText())
                .isEqualTo("2.5");
    }

    @Test
    void aTableIsShownAsATable() {
        var shown = notebook.execSuccess(
                "Table.create(\"t\", IntColumn.create(\"n\", 1, 2), StringColumn.create(\"s\", \"a\", \"<b>\"))");
        assertThat(shown.result("text/html"))
                .contains("<table")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(shown.resultText()).contains("n");
    }

    @Test
    void aParameterOfThePipelineDecidesAndFeeds() {
        defineSums();
        notebook.execSuccess("%%component\nString praise() { return \"well done\"; }");
        notebook.execSuccess("""
                %%pipeline decides(double least = 3, int n = 2 + 2)
                /** Praises what is large. */
                import java.time.*;
                var s = stats(numbers().n(n)).factor(2);
                when(s.mean().atLeast(least), () -> praise());
                """.replace(
                        "/** Praises what is large. */\nimport java.time.*;",
                        "import java.time.*;\n/** Praises what is large. */"));
        notebook.execSuccess("%run decides\n%artifact praise");
        assertThat(notebook.execSuccess("praise").resultText()).contains("well done");
        assertThat(notebook.execSuccess("Brewline.pipeline(\"decides\").documentation()")
                        .resultText())
                .contains("Praises what is large.");
    }
}
