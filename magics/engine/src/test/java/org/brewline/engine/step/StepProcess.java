package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Components;

/** Runs components as Kubeflow would, and reads what they leave. */
final class StepProcess {
    private static final Components STEPS = Components.of(Steps.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ObjectNode input = JSON.createObjectNode();
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    StepProcess(Path folder) {
        this.folder = folder;
        input.putObject("outputs")
                .put("outputFile", folder.resolve("executor_output.json").toString());
    }

    /** Gives an input a value, as JSON. */
    StepProcess given(String name, String json) {
        try {
            input.withObject("/inputs/parameterValues").set(name, JSON.readTree(json));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives an input an artifact that another step left; once more for each further one of a list. */
    StepProcess given(String name, JsonNode artifact) {
        input.withObject("/inputs/artifacts")
                .withObjectProperty(name)
                .withArrayProperty("artifacts")
                .add(artifact);
        return this;
    }

    StepProcess environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    StepProcess returning(String... parameters) {
        for (String name : parameters) {
            input.withObject("/outputs/parameters")
                    .putObject(name)
                    .put("outputFile", folder.resolve(name).toString());
        }
        return this;
    }

    StepProcess writing(String name, String schema) {
        input.withObject("/outputs/artifacts")
                .putObject(name)
                .putArray("artifacts")
                .addObject()
                .put("name", name)
                .put("uri", folder.resolve(name).toString())
                .putObject("type")
                .put("schemaTitle", schema);
        return this;
    }

    int run(String component) {
        var jar = ComponentJar.of(STEPS.get(component)).base64();
        return run(List.of("--step", component, "--component", jar, "--executor-input", input.toString()));
    }

    int run(List<String> args) {
        return Main.run(args, environment, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode value(String name) {
        return output().at("/parameterValues").path(name);
    }

    JsonNode artifact(String name) {
        return output().at("/artifacts/" + name + "/artifacts/0");
    }

    private JsonNode output() {
        try {
            return JSON.readTree(folder.resolve("executor_output.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
