package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.kernel.testkit.KernelHarness;
import org.brewline.notebook.BrewlineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code %resume}, in the same kernel and in a new one. */
class ResumeMagicTest extends NotebookTest {
    private Path stop;

    @BeforeEach
    void define() throws IOException {
        stop = Files.createFile(folder.resolve("stop"));
        cells();
    }

    private void cells() {
        notebook.execSuccess("""
                %%component --no-cache
                double[] load(int n) { return new double[] {n + Math.random()}; }""");
        notebook.execSuccess("""
                %%component
                double train(double[] load, String stop) {
                    if (java.nio.file.Files.exists(java.nio.file.Path.of(stop))) throw new IllegalStateException("stopped");
                    return load[0] * 2;
                }""");
        notebook.execSuccess("%%pipeline p\nvar t = train(load());");
    }

    private String failed() {
        return notebook.execError("%run p load.n=4 'train.stop=" + stop + "'").error();
    }

    @Test
    void theErrorNamesTheCommandThatExecutesWhatIsMissing() throws IOException {
        String error = failed();
        assertThat(error).contains("%resume ");
        String run = error.replaceAll("(?s).*%resume ([0-9a-f-]+).*", "$1");
        Files.delete(stop);

        var resumed = notebook.execSuccess("%resume " + run);

        String shown = String.join("\n", resumed.displays("text/plain"));
        assertThat(shown).contains("goes on from " + run + " (failed)").contains("1 of 2 steps are finished and taken");
        assertThat(notebook.execSuccess("(int) (double) Brewline.artifact(\"latest/train\") / 2")
                        .resultText())
                .isEqualTo("4");
    }

    @Test
    void aNewKernelGoesOnOnceTheCellsWereRunAgain() throws IOException {
        failed();
        notebook.close();
        Files.delete(stop);
        notebook = KernelHarness.start(new BrewlineExtension(folder));
        assertThat(notebook.execError("%resume latest").error())
                .contains("no pipeline \"p\"")
                .contains("%%pipeline p");
        cells();
        assertThat(notebook.complete("%resume |")).hasSize(1);

        notebook.execSuccess("%resume");

        assertThat(notebook.execSuccess(
                                "Brewline.steps(\"latest\").stream().filter(s -> s.cachedFrom().isPresent()).count()")
                        .resultText())
                .isEqualTo("1");
    }

    @Test
    void whatChangedSinceIsSaidAndExecuted() throws IOException {
        failed();
        Files.delete(stop);
        notebook.execSuccess("%%component --no-cache\ndouble[] load(int n) { return new double[] {n}; }");

        var resumed = notebook.execSuccess("%resume latest train.stop=nowhere");

        assertThat(String.join("\n", resumed.displays("text/plain")))
                .contains("load is executed: its code changed since");
        assertThat(notebook.execSuccess("Brewline.artifact(\"latest/train\")").resultText())
                .isEqualTo("8.0");
    }

    @Test
    void aRunThatSucceededIsRefused() throws IOException {
        failed();
        Files.delete(stop);
        assertThat(notebook.execSuccess("Brewline.resume(\"latest\").state()").resultText())
                .isEqualTo("SUCCEEDED");
        assertThat(notebook.execError("%resume").error()).contains("nothing of it is missing");
    }
}
