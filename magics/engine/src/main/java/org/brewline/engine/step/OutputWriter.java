package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.config.ConfigTypes;
import org.jspecify.annotations.Nullable;

/** Writes what a component returned, and the summary that Kubeflow reads. */
final class OutputWriter {
    private final ExecutorInput input;
    private final ArtifactHandlers handlers;
    private final ObjectNode summary = JsonNodeFactory.instance.objectNode();

    OutputWriter(ExecutorInput input, ArtifactHandlers handlers) {
        this.input = input;
        this.handlers = handlers;
    }

    /** Every declared output that the returned value has. */
    void value(@Nullable Object returned) throws IOException, ReflectiveOperationException {
        for (String name : input.outputParameters().keySet()) {
            var value =
                    name.endsWith(LoopPorts.NUMBERS) ? numbers(returned, name) : parameter(name, part(returned, name));
            summary.withObjectProperty("parameterValues").set(name, value);
        }
        for (var output : input.outputs().entrySet()) {
            if (has(returned, output.getKey())) {
                artifact(output.getKey(), output.getValue(), part(returned, output.getKey()));
            }
        }
    }

    /** The numbers of the items of another output, which is a list: what a loop goes over. */
    private static JsonNode numbers(@Nullable Object returned, String name)
            throws IOException, ReflectiveOperationException {
        String output = name.substring(0, name.length() - LoopPorts.NUMBERS.length());
        var numbers = JsonNodeFactory.instance.arrayNode();
        if (part(returned, output) instanceof Collection<?> items) {
            IntStream.range(0, items.size()).forEach(numbers::add);
            return numbers;
        }
        throw new IOException("the output \"" + output + "\" is looped over, and is no list");
    }

    /** Metadata and content for an output of that schema, if one is declared and the value does not fill it. */
    void extra(String name, ObjectNode metadata, @Nullable String content) throws IOException {
        String declared = input.outputs().containsKey("step-" + name) ? "step-" + name : name;
        var artifact = input.outputs().get(declared);
        if (artifact != null) {
            if (content != null) {
                Path path = artifact.path();
                Files.createDirectories(
                        Objects.requireNonNull(path.toAbsolutePath().getParent()));
                Files.writeString(path, content);
            }
            describe(declared, artifact, metadata);
        }
    }

    /** The last thing that a step does. */
    void finish() throws IOException {
        Files.createDirectories(
                Objects.requireNonNull(input.outputFile().toAbsolutePath().getParent()));
        new ObjectMapper().writeValue(input.outputFile().toFile(), summary);
    }

    private static boolean has(@Nullable Object returned, String name) {
        return returned != null && (name.equals(OutputSpec.WHOLE) || component(returned, name) != null);
    }

    private static @Nullable RecordComponent component(Object returned, String name) {
        if (returned.getClass().isRecord()) {
            for (RecordComponent component : returned.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return component;
                }
            }
        }
        return null;
    }

    private static Object part(@Nullable Object returned, String name)
            throws IOException, ReflectiveOperationException {
        Object part = returned;
        var component = returned == null ? null : component(returned, name);
        if (component != null) {
            component.getAccessor().setAccessible(true);
            part = component.getAccessor().invoke(returned);
        }
        if (part == null) {
            throw new IOException("the component left its output \"" + name + "\" null; every output needs a value");
        }
        return part;
    }

    private static JsonNode parameter(String name, Object value) throws IOException {
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new IOException("the output \"%s\" is %s, which Kubeflow can't pass on".formatted(name, value));
        } else if (value instanceof Enum<?> constant) {
            return JsonNodeFactory.instance.textNode(constant.name());
        } else if (value instanceof CharSequence || value instanceof Character) {
            return JsonNodeFactory.instance.textNode(value.toString());
        }
        return new YAMLMapper().readTree(ConfigTypes.print(value));
    }

    private void artifact(String name, ExecutorInput.RuntimeArtifact artifact, Object value) throws IOException {
        ArtifactHandler<Object> handler = handlers.forValue(value);
        var path = new ArtifactPath(artifact.path());
        handler.write(value, path);
        describe(
                name,
                artifact,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("handler", handler.id())
                        .put("kind", handler.kind(value).name())
                        .put("mediaType", handler.mediaType(value))
                        .put("extension", handler.extension(value))
                        .put("folder", path.isFolder())
                        .put("type", value.getClass().getName()));
    }

    private void describe(String name, ExecutorInput.RuntimeArtifact artifact, ObjectNode metadata) {
        summary.withObjectProperty("artifacts")
                .putObject(name)
                .putArray("artifacts")
                .addObject()
                .put("name", artifact.name())
                .put("uri", artifact.uri())
                .set("metadata", metadata);
    }
}
