package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.CopyOnWriteArrayList;
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
    void whatGoesAnotherWayThereIsSaid() {
        notebook.execSuccess("%%component --retries 2 --retry-on IOException\nint often() { return 1; }");
        notebook.execSuccess("%%pipeline tried\noften();");
        assertThat(notebook.execSuccess("%export kfp tried").resultText())
                .contains(
                        "often is tried again there after any failure: Kubeflow does not know --retry-on IOException");
    }

    @Test
    void variablesAndSecretsOfStepsStandInTheFile() throws IOException {
        defineSums();
        notebook.execSuccess("%export kfp -o out.yaml --env stats.THREADS=2 --secret-env TOKEN=vault/token");
        assertThat(Files.readString(folder.resolve("out.yaml")))
                .containsOnlyOnce("name: \"THREADS\"")
                .contains("secretName: \"vault\"", "secretKey: \"token\"", "envVar: \"TOKEN\"");
        assertThat(notebook.execError("%export kfp --env stast.THREADS=2").error())
                .contains("the step \"stast\"", "did you mean \"stats\"");
        assertThat(notebook.execError("%export kfp --secret-env TOKEN=vault").error())
                .contains("\"vault\" is no key of a secret", "secret/key");
    }

    @Test
    void anImageThatCanNotBeBuiltSaysWhatIsMissing() {
        defineSums();
        assertThat(notebook.execError("%export image sums --jdk .").error()).contains("has no jlink", "--jdk");
        assertThat(notebook.execError("%export image sums --add nowhere.csv").error())
                .contains("\"nowhere.csv\" is no file or folder beside the notebook");
        assertThat(notebook.execError("%export image sums -o missing/out.tar").error())
                .contains("there is no folder");
        assertThat(folder.resolve("sums.image.tar")).doesNotExist();
    }

    @Test
    void theImageHasTheFilesThatConfigNames() throws IOException {
        defineSums();
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/in.csv"), "a\n1\n");
        notebook.execSuccess("%%component\nint lines(Path csv = Path.of(\"data/in.csv\")) { return 1; }");
        notebook.execSuccess("%%pipeline files\nlines();");
        assertThat(notebook.execSuccess("""
                                Brewline.imageRecipe("files", "x:1").contents().files().keySet()""").resultText()).contains("data/in.csv");
    }

    @Test
    void aSubmittedPipelineIsWatchedToItsEnd() throws IOException {
        defineSums();
        var bodies = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean ended = exchange.getRequestMethod().equals("GET");
            byte[] answer = ("{\"pipeline_id\": \"p-1\", \"run_id\": \"r-1\", \"state\": \"%s\"}"
                            .formatted(ended ? "SUCCEEDED" : "PENDING"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(notebook.execSuccess("%export kfp sums --submit " + url + " stats.factor=2 numbers.n=4")
                            .resultText())
                    .contains("succeeded", "r-1");
            assertThat(bodies.get(1)).contains("\"parameters\":{\"stats-factor\":2.0,\"numbers-n\":4}");
            assertThat(notebook.execError("%export kfp sums --submit " + url + " stats.fctor=2")
                            .error())
                    .contains("unknown key \"stats.fctor\"", "did you mean \"stats.factor\"", "has no value");
        } finally {
            server.stop(0);
        }
        assertThat(notebook.execError("%export kfp sums stats.factor=2").error())
                .contains("--submit URL");
        assertThat(notebook.execError("%export kfp sums --submit nowhere stats.factor=2")
                        .error())
                .contains("\"nowhere\" is no server's address");
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
        assertThat(notebook.complete("%export im|")).contains("image");
        assertThat(notebook.complete("%export kfp s|")).contains("sums");
        assertThat(notebook.complete("%export kfp sums --im|")).contains("--image");
    }
}
