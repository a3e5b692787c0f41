package org.brewline.engine.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one execution of a step is told, in Kubeflow's form: the values and artifacts that go in, and the places where
 * what comes out is written.
 *
 * @param parameters values by input
 * @param inputs artifacts by input; several where an input takes all that a loop's steps made
 * @param outputParameters files for output values, by output
 * @param outputs artifacts to write, by output
 * @param outputFile where the summary of the outputs goes
 */
record ExecutorInput(
        Map<String, JsonNode> parameters,
        Map<String, List<RuntimeArtifact>> inputs,
        Map<String, Path> outputParameters,
        Map<String, RuntimeArtifact> outputs,
        Path outputFile) {
    /** Kubeflow mounts the object stores that its artifacts are in as folders. */
    private static final Map<String, String> MOUNTS =
            Map.of("gs://", "/gcs/", "s3://", "/s3/", "minio://", "/minio/", "oci://", "/oci/", "file://", "");

    /** An artifact as Kubeflow describes it. */
    record RuntimeArtifact(String name, String uri, String schema, JsonNode metadata) {
        Path path() {
            return MOUNTS.entrySet().stream()
                    .filter(mount -> uri.startsWith(mount.getKey()))
                    .findFirst()
                    .map(mount -> Path.of(
                            mount.getValue() + uri.substring(mount.getKey().length())))
                    .orElseGet(() -> Path.of(uri));
        }
    }

    static ExecutorInput parse(String json) throws JsonProcessingException {
        JsonNode root = new ObjectMapper().readTree(json);
        var parameters = new LinkedHashMap<String, JsonNode>();
        root.at("/inputs/parameterValues").properties().forEach(e -> {
            if (!e.getValue().isNull()) {
                parameters.put(e.getKey(), e.getValue());
            }
        });
        var files = new LinkedHashMap<String, Path>();
        root.at("/outputs/parameters")
                .properties()
                .forEach(e -> files.put(
                        e.getKey(), Path.of(e.getValue().path("outputFile").asText())));
        return new ExecutorInput(
                parameters,
                artifacts(root.at("/inputs/artifacts")),
                files,
                one(artifacts(root.at("/outputs/artifacts"))),
                Path.of(root.at("/outputs/outputFile").asText()));
    }

    private static Map<String, List<RuntimeArtifact>> artifacts(JsonNode byName) {
        var all = new LinkedHashMap<String, List<RuntimeArtifact>>();
        byName.properties().forEach(entry -> {
            var list = new ArrayList<RuntimeArtifact>();
            entry.getValue().path("artifacts").forEach(one -> list.add(artifact(one)));
            all.put(entry.getKey(), list);
        });
        return all;
    }

    private static RuntimeArtifact artifact(JsonNode node) {
        return new RuntimeArtifact(
                node.path("name").asText(),
                node.path("uri").asText(),
                node.at("/type/schemaTitle").asText(),
                node.path("metadata"));
    }

    /** Our components give one artifact a name. */
    private static Map<String, RuntimeArtifact> one(Map<String, List<RuntimeArtifact>> lists) {
        var all = new LinkedHashMap<String, RuntimeArtifact>();
        lists.forEach((name, list) -> {
            if (!list.isEmpty()) {
                all.put(name, list.get(0));
            }
        });
        return all;
    }
}
