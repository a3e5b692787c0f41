package org.brewline.kubeflow.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A Kubeflow Pipelines server.
 *
 * <pre>{@code
 * var server = new KubeflowServer(URI.create("https://kubeflow.example/pipeline"), Optional.of(token));
 * ClusterRun run = server.start(server.upload("penguins", yaml), "penguins, first", parameters);
 * server.await(run.id(), seen -> System.out.println(seen.state()));
 * }</pre>
 */
public final class KubeflowServer {
    private static final String API = "apis/v2beta1/";
    private static final int CONFLICT = 409;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final URI base;
    private final Optional<String> token;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    /**
     * A server that nothing has been asked of yet.
     *
     * @param base where its API's path begins
     * @param token what authorizes; empty for a server that lets everybody in
     */
    public KubeflowServer(URI base, Optional<String> token) {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is no server's address; write https://host/pipeline".formatted(base));
        }
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.token = token;
    }

    /** A pipeline that the server has, in a version of it. */
    public record Uploaded(String pipeline, Optional<String> version) {}

    /**
     * Uploads an exported pipeline; one that is there already gets a new version.
     *
     * @throws IOException if the server can't be reached or refuses, with what it said
     */
    public Uploaded upload(String name, String yaml) throws IOException, InterruptedException {
        var first = send(form("pipelines/upload?name=" + encoded(name), yaml));
        if (first.statusCode() != CONFLICT) {
            return new Uploaded(read(first).path("pipeline_id").asText(), Optional.empty());
        }
        String pipeline = read(send(
                        request("pipelines/names/" + encoded(name)).GET().build()))
                .path("pipeline_id")
                .asText();
        String version = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        var second = read(send(form(
                "pipelines/upload_version?name=%s&pipelineid=%s".formatted(encoded(version), encoded(pipeline)),
                yaml)));
        return new Uploaded(
                pipeline, Optional.of(second.path("pipeline_version_id").asText()));
    }

    /**
     * Starts a run.
     *
     * @param parameters values of the pipeline's parameters; those that are left out have their defaults
     */
    public ClusterRun start(Uploaded pipeline, String name, ObjectNode parameters)
            throws IOException, InterruptedException {
        var body = mapper.createObjectNode().put("display_name", name);
        var reference = body.putObject("pipeline_version_reference").put("pipeline_id", pipeline.pipeline());
        pipeline.version().ifPresent(version -> reference.put("pipeline_version_id", version));
        body.putObject("runtime_config").set("parameters", parameters);
        var request = request("runs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return ClusterRun.of(read(send(request)));
    }

    /** The run as it is now. */
    public ClusterRun run(String id) throws IOException, InterruptedException {
        return ClusterRun.of(read(send(request("runs/" + encoded(id)).GET().build())));
    }

    /**
     * All that the server says of a run, in its own form.
     *
     * @throws IOException if it knows no such run, with what it said
     */
    public JsonNode describe(String id) throws IOException, InterruptedException {
        return read(send(request("runs/" + encoded(id)).GET().build()));
    }

    /** Waits for the end of a run, and tells what was seen each time that something changed. */
    public ClusterRun await(String id, Consumer<ClusterRun> seen) throws IOException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        ClusterRun last = run(id);
        seen.accept(last);
        while (!last.isFinal()) {
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            ClusterRun now = run(id);
            if (!now.equals(last)) {
                seen.accept(now);
            }
            last = now;
        }
        return last;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(API + path)).timeout(Duration.ofMinutes(2));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private HttpRequest form(String path, String yaml) {
        String boundary = "brewline-" + UUID.randomUUID();
        String body = """
                --%1$s\r
                Content-Disposition: form-data; name="uploadfile"; filename="pipeline.yaml"\r
                Content-Type: application/octet-stream\r
                \r
                %2$s\r
                --%1$s--\r
                """.formatted(boundary, yaml);
        return request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("%s does not answer: %s".formatted(base, e), e);
        }
    }

    private JsonNode read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d%s"
                    .formatted(response.uri().getPath(), response.statusCode(), said(response.body())));
        }
        return mapper.readTree(response.body());
    }

    /** The server's own words, in its form or in any other. */
    private String said(String body) {
        try {
            JsonNode error = mapper.readTree(body);
            String words = error.path("error_message")
                    .asText(error.path("message").asText(error.path("error").asText("")));
            return words.isEmpty() ? "" : ": " + words;
        } catch (JsonProcessingException e) {
            String text = body.strip();
            return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), 300));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
