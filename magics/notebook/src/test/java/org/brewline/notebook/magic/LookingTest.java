package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at what runs left, and at parts of pipelines. */
class LookingTest extends NotebookTest {
    @BeforeEach
    void run() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
    }

    @Test
    void anArtifactIsFollowedBackToItsSources() {
        var shown = notebook.execSuccess("%artifacts latest stats.mean --lineage");
        assertThat(shown.resultText()).startsWith("Where stats.mean comes from").contains("numbers", "sha-256");
        assertThat(notebook.execSuccess("Brewline.lineage(\"latest\", \"stats\").size()")
                        .resultText())
                .isEqualTo("2");
        assertThat(notebook.execError("%artifacts latest --lineage").error())
                .contains("--lineage is asked of one step");
    }

    @Test
    void theArtifactsOfAllRunsSayWhatChanged() {
        notebook.execSuccess("%run sums stats.factor=5");
        assertThat(notebook.execSuccess("%artifacts sums --history").resultText())
                .startsWith("Artifacts of sums in 2 runs")
                .contains("= unchanged", "≠ changed", "first");
    }

    @Test
    void anArtifactSaysWhoTookIt() {
        assertThat(notebook.execSuccess("%artifacts latest numbers").result("text/html"))
                .contains("Used by", ">stats<", "just now");
    }

    @Test
    void aPartOfAPipelineAndTheGraphOfARunCanBeLookedAt() {
        assertThat(notebook.execSuccess("%dag sums --group stats").resultText()).contains("stats", "numbers");
        assertThat(notebook.execSuccess("%dag --run latest").resultText()).contains("✔ succeeded");
        assertThat(notebook.execError("%dag sums --group stast").error()).contains("has no part \"stast\"", "stats");
    }

    @Test
    void logsThatEndedAreFollowedToTheirEnd() {
        var shown = notebook.execSuccess("%logs latest stats --follow");
        assertThat(shown.stdout()).contains("sum is 6");
    }
}
