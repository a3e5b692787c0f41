package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at what runs left, and at parts of pipelines. */
public class LookingTest extends NotebookTest {
    public static final CountDownLatch CELL_ENDED = new CountDownLatch(1);

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

    @Test
    void whatAStepPrintsAfterItsCellEndedIsInItsLog() {
        notebook.execSuccess("""
                %%component
                String late() throws InterruptedException {
                    org.brewline.notebook.magic.LookingTest.CELL_ENDED.await();
                    System.out.println("printed late");
                    return "";
                }""");
        notebook.execSuccess("%%pipeline background\nlate();");
        assertThat(notebook.execSuccess("%run background --background").stderr())
                .isEmpty();
        CELL_ENDED.countDown();
        assertThat(notebook.execSuccess("%logs latest --follow").stdout()).contains("printed late");
    }
}
