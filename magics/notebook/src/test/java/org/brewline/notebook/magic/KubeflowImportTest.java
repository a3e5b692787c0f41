package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code %import kfp} takes home, and what it says of what is no run. */
class KubeflowImportTest extends NotebookTest {
    private static final String RUN = "out/sums-2026-11-26-10-00-00-123456";

    @Test
    void aFolderOfAKubeflowRunStandsBesideTheNotebooksOwn() throws IOException {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        left();
        assertThat(notebook.execSuccess("%import kfp out stats.factor=3").resultText())
                .contains("sums", "succeeded on Kubeflow", "new", "%import kfp out stats.factor=3 --trust");
        String compared = notebook.execSuccess("%compare -2 latest").resultText();
        assertThat(compared).contains("stats.factor", "3", "2");
        assertThat(notebook.execSuccess("%metrics latest").resultText()).contains("sum", "6");
        assertThat(notebook.execSuccess("%import kfp out --trust").resultText()).contains("is here already");
        assertThat(notebook.execSuccess("""
                        Brewline.importKubeflow(
                            org.brewline.kubeflow.result.ResultSource.folder(Path.of("%s")), false).isNew()""".formatted(folder.resolve("out"))).resultText())
                .isEqualTo("false");
    }

    @Test
    void aRunThatTheServerTellsOfIsTakenWithItsFolder() throws IOException {
        defineSums();
        left();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            int status = path.endsWith("/runs/r-1") ? 200 : path.endsWith("/runs/secret") ? 401 : 404;
            byte[] answer = (status == 200
                            ? "{\"run_id\": \"r-1\", \"state\": \"SUCCEEDED\", \"display_name\": \"nightly\","
                                    + " \"created_at\": \"2026-11-26T10:00:00Z\","
                                    + " \"runtime_config\": {\"parameters\": {\"stats-factor\": 4}}}"
                            : "{\"error\": \"no such run\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/pipeline";
            assertThat(notebook.execSuccess("%import kfp " + url + " r-1 --artifacts out")
                            .resultText())
                    .contains("sums", "succeeded on Kubeflow");
            assertThat(notebook.execSuccess("Brewline.origin(\"latest\").get().bundle()")
                            .resultText())
                    .contains("nightly");
            assertThat(notebook.execError("%import kfp " + url + " r-2").error())
                    .contains("404", "no such run");
            assertThat(notebook.execError("%import kfp " + url + " secret").error())
                    .contains("401", "BREWLINE_KFP_TOKEN");
            assertThat(notebook.execError("%import kfp " + url).error()).contains("Which run of");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsNoRunGetsASentence() throws IOException {
        assertThat(notebook.execError("%import kfp").error()).contains("Which run?", "%import kfp FOLDER");
        assertThat(notebook.execError("%import kfp nowhere").error()).contains("there is no folder of that name");
        left();
        assertThat(notebook.execError("%import kfp out factor").error()).contains("\"factor\" sets nothing");
        assertThat(notebook.execError("%import kfp out --spec missing.yaml").error())
                .contains("There is no file \"missing.yaml\"");
        Files.writeString(folder.resolve(RUN + "/stats/executor_output.json"), "{\"parameterValues\": {");
        assertThat(notebook.execError("%import kfp out").error()).contains("it is cut off or damaged");
    }

    private void left() throws IOException {
        write("numbers/executor_output.json", """
                {"artifacts": {"output": {"artifacts": [{"name": "output", "metadata":
                  {"handler": "json", "kind": "DATA", "mediaType": "application/json", "extension": ".json"}}]}}}
                """);
        write("numbers/output", "[1,2,3]");
        write("stats/executor_output.json", """
                {"parameterValues": {"sum": 6, "mean": 4.0},
                 "artifacts": {"metrics": {"artifacts": [{"name": "metrics", "metadata": {"sum": 6.0}}]}}}
                """);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(RUN).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
