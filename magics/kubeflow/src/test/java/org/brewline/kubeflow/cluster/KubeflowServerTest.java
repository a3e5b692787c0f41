package org.brewline.kubeflow.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a small server that answers as the documented API does. */
class KubeflowServerTest {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private KubeflowServer kubeflow;

    record Answer(int code, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(what + "\n" + exchange.getRequestHeaders().getFirst("Authorization") + "\n" + body);
            var queue = answers.getOrDefault(what, new ArrayDeque<>());
            Answer answer = queue.isEmpty() ? new Answer(404, "{\"error_message\": \"nothing here\"}") : queue.remove();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.code(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pipeline");
        kubeflow = new KubeflowServer(base, Optional.of("t0ken"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String what, int code, String body) {
        answers.computeIfAbsent(what, w -> new ArrayDeque<>()).add(new Answer(code, body));
    }

    @Test
    void aPipelineIsUploadedAsAFileAndItsRunStartsWithItsParameters() throws Exception {
        answer("POST /pipeline/apis/v2beta1/pipelines/upload?name=penguins", 200, "{\"pipeline_id\": \"p-1\"}");
        answer("POST /pipeline/apis/v2beta1/runs", 200, "{\"run_id\": \"r-1\", \"state\": \"PENDING\"}");
        var parameters = new ObjectMapper().createObjectNode().put("trainSvc-c", 10.0);
        var run = kubeflow.start(kubeflow.upload("penguins", "a: 1\n---\nb: 2\n"), "first", parameters);
        assertThat(run.id()).isEqualTo("r-1");
        assertThat(asked.get(0))
                .contains("Bearer t0ken", "name=\"uploadfile\"; filename=\"pipeline.yaml\"", "a: 1\n---\nb: 2\n");
        assertThat(asked.get(1))
                .contains("\"pipeline_version_reference\":{\"pipeline_id\":\"p-1\"}")
                .contains("\"display_name\":\"first\"", "\"parameters\":{\"trainSvc-c\":10.0}");
    }

    @Test
    void aPipelineThatIsThereGetsAnotherVersion() throws Exception {
        answer("POST /pipeline/apis/v2beta1/pipelines/upload?name=penguins", 409, "{\"error_message\": \"exists\"}");
        answer("GET /pipeline/apis/v2beta1/pipelines/names/penguins", 200, "{\"pipeline_id\": \"p-1\"}");
        server.createContext("/pipeline/apis/v2beta1/pipelines/upload_version", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = "{\"pipeline_version_id\": \"v-2\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        assertThat(kubeflow.upload("penguins", "a: 1"))
                .isEqualTo(new KubeflowServer.Uploaded("p-1", Optional.of("v-2")));
        assertThat(asked.get(asked.size() - 1)).contains("name=penguins-", "pipelineid=p-1");
    }

    @Test
    void everyChangeOfARunIsToldUntilItsEnd() throws Exception {
        String what = "GET /pipeline/apis/v2beta1/runs/r-1";
        answer(what, 200, "{\"run_id\": \"r-1\", \"state\": \"PENDING\"}");
        answer(what, 200, "{\"run_id\": \"r-1\", \"state\": \"PENDING\"}");
        answer(what, 200, """
                {"run_id": "r-1", "state": "FAILED", "error": {"code": 1, "message": "out of memory"},
                 "run_details": {"task_details": [
                   {"display_name": "root", "state": "FAILED"},
                   {"display_name": "train-svc-driver", "state": "SUCCEEDED"},
                   {"display_name": "train-svc", "state": "FAILED"}]}}""");
        var seen = new ArrayList<String>();
        var ended = kubeflow.await("r-1", run -> seen.add(run.state()));
        assertThat(seen).containsExactly("PENDING", "FAILED");
        assertThat(ended.error()).isEqualTo("out of memory");
        assertThat(ended.tasks()).containsExactly(new ClusterRun.Task("train-svc", "FAILED"));
    }

    @Test
    void whatTheServerRefusesIsToldInItsWords() {
        assertThatThrownBy(() -> kubeflow.run("r-9"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/runs/r-9 answered 404: nothing here");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new KubeflowServer(URI.create("kubeflow.example"), Optional.empty()))
                .hasMessageContaining("\"kubeflow.example\" is no server's address");
    }
}
