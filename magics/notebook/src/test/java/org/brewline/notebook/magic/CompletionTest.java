package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest extends NotebookTest {
    @Test
    void aPipelinesBodyOffersComponentsConfigAndOutputs() {
        defineSums();
        assertThat(notebook.complete("%%pipeline p\nvar n = numb|")).contains("numbers");
        assertThat(notebook.complete("%%pipeline p\nvar s = stats(numbers());\ns.fa|"))
                .contains("factor");
        assertThat(notebook.complete("%%pipeline p\nvar s = stats(numbers());\ns.me|"))
                .contains("mean");
    }

    @Test
    void aComponentsBodyAndDefaultsAreJava() {
        assertThat(notebook.complete("%%component\nint f(String text = \"a\") {\n    return text.leng|\n}"))
                .contains("length");
        assertThat(notebook.complete("%%component\nint f(int n = Integer.MAX_V|) { return n; }"))
                .contains("MAX_VALUE");
    }

    @Test
    void theLinesOfMagicsOfferPipelinesConfigRunsAndArtifacts() {
        defineSums();
        assertThat(notebook.complete("%run s|")).contains("sums");
        assertThat(notebook.complete("%run sums st|")).contains("stats.factor=");
        notebook.execSuccess("%run sums stats.factor=2");
        assertThat(notebook.complete("%artifacts la|")).contains("latest");
        assertThat(notebook.complete("%artifact latest/|")).contains("latest/stats.mean", "latest/numbers");
        assertThat(notebook.complete("%logs |")).contains("stats", "latest");
        assertThat(notebook.complete("%run sums --pa|")).contains("--parallel");
        assertThat(notebook.complete("%resume |")).isEmpty();
    }

    @Test
    void everyMagicHasHelp() {
        for (var magic : Magics.all(() -> {
            throw new AssertionError("help needs no workbench");
        })) {
            String sign = magic.forms().contains(org.brewline.kernel.magic.Magic.Form.LINE) ? "%" : "%%";
            assertThat(notebook.execSuccess(sign + magic.name() + " --help").resultText())
                    .contains("Usage: " + sign + magic.name());
            assertThat(notebook.execSuccess("%help").resultText()).contains(sign + magic.name());
        }
    }
}
