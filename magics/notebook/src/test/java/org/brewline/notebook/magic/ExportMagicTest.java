package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What {@code %export} writes, and what it refuses. */
class ExportMagicTest extends NotebookTest {
    @Test
    void aPipelineBecomesAFileForKubeflow() throws IOException {
        defineSums();
        assertThat(notebook.execSuccess("%export kfp sums -o out.yaml --image registry/step:1 --name weekly-sums")
                        .resultText())
                .contains("sums", "out.yaml", "2 steps");
        assertThat(Files.readString(folder.resolve("out.yaml")))
                .contains("name: \"weekly-sums\"", "image: \"registry/step:1\"", "numbers-n:", "stats-factor:");
    }

    @Test
    void withoutAFileItIsBesideTheNotebookAndTheJavaCallWritesTheSame() throws IOException {
        defineSums();
        notebook.execSuccess("%export kfp");
        notebook.execSuccess("""
                Brewline.exportKubeflow("sums", Path.of("java.yaml"),
                    org.brewline.kubeflow.ExportOptions.image("brewline/step:0.1.0"))""");
        assertThat(folder.resolve("sums.kfp.yaml")).hasSameTextualContentAs(folder.resolve("java.yaml"));
    }

    @Test
    void whatKubeflowCanNotExpressIsRefusedWithItsLineAndNothingIsWritten() {
        defineSums();
        notebook.execSuccess("%%component\nint[] part(Optional<int[]> numbers) { return numbers.orElseThrow(); }");
        notebook.execSuccess("""
                %%pipeline hard
                var n = numbers();
                var s = stats(n);
                when(s, all -> all.mean() > 3, () -> { part(n); });""");
        assertThat(notebook.execError("%export kfp hard -o hard.yaml").error())
                .contains("\"hard\" was not exported to Kubeflow", "lambda", "line 4");
        assertThat(folder.resolve("hard.yaml")).doesNotExist();
    }

    @Test
    void badArgumentsGetASentence() {
        defineSums();
        assertThat(notebook.execError("%export").error()).contains("Which format?", "%export kfp");
        assertThat(notebook.execError("%export kpf sums").error())
                .contains("no format \"kpf\"", "did you mean \"kfp\"");
        assertThat(notebook.execError("%export kfp smus").error()).contains("smus", "sums");
        assertThat(notebook.execError("%export kfp sums -o missing/out.yaml").error())
                .contains("there is no folder");
        assertThat(notebook.execError("%export kfp sums -o .").error()).contains("it is a folder");
        assertThat(notebook.execError("%export kfp sums --name a/b").error()).contains("\"a/b\"");
    }

    @Test
    void formatsAndPipelinesAreCompleted() {
        defineSums();
        assertThat(notebook.complete("%export k|")).contains("kfp");
        assertThat(notebook.complete("%export kfp s|")).contains("sums");
        assertThat(notebook.complete("%export kfp sums --im|")).contains("--image");
    }
}
