package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class MainJobTest extends NotebookTest {
    @Test
    void aComponentSaysInOneLineWhatItTakesAndGives() {
        var outcome = notebook.execSuccess("""
                %%component
                /** Trains. */
                Model<String> train(Table data, String kernel = "rbf", double c = 1, int epochs) { return Model.of(kernel); }""");
        assertThat(outcome.resultText())
                .isEqualTo(
                        "train(data: Table) → Model<String>   config: kernel = rbf, c = 1.0, epochs: int (required)");
    }

    @Test
    void theMethodStaysCallableByHand() {
        notebook.execSuccess("%%component\nint twice(int n = 4) { return 2 * n; }");
        assertThat(notebook.execSuccess("twice(21)").resultText()).isEqualTo("42");
    }

    @Test
    void aPipelineRunsAndLeavesItsArtifacts() {
        defineSums();
        var run = notebook.execSuccess("%run sums stats.factor=2");
        assertThat(String.join("\n", run.displays("text/plain")))
                .contains("numbers")
                .contains("stats");
        notebook.execSuccess("%artifact latest/stats.mean -> m");
        assertThat(notebook.execSuccess("m + 1").resultText()).isEqualTo("5.0");
        notebook.execSuccess("%artifact numbers");
        assertThat(notebook.execSuccess("numbers.length").resultText()).isEqualTo("3");
        assertThat(notebook.execSuccess("%logs stats").stdout()).isEqualTo("sum is 6\n");
        assertThat(notebook.execSuccess("%runs").resultText()).contains("sums");
        assertThat(notebook.execSuccess("%metrics").resultText()).contains("sum");
        assertThat(notebook.execSuccess("%artifacts").resultText()).contains("mean");
        assertThat(notebook.execSuccess("%store").resultText()).contains("runs").contains("1");
        assertThat(notebook.execSuccess("%dag sums").result("text/html")).contains("<img");
    }

    @Test
    void configIsReadFromAFileThatItNames() throws IOException {
        Files.writeString(folder.resolve("factor.txt"), "3\n");
        defineSums();
        notebook.execSuccess("%%run sums\nstats: {factor: \"${file:factor.txt}\"}");
        notebook.execSuccess("%artifact latest/stats.mean -> m");
        assertThat(notebook.execSuccess("m").resultText()).isEqualTo("6.0");
    }
}
