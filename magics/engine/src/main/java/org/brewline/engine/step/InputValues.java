package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Secret;

/**
 * The values of a component's parameters. An input is found under its name; a record that was taken whole in parts
 * ({@code score-f1}), a list in numbered elements ({@code models-1}).
 */
final class InputValues {
    private final ExecutorInput input;
    private final ArtifactHandlers handlers;
    private final ClassLoader loader;
    private final Map<String, String> environment;

    InputValues(ExecutorInput input, ArtifactHandlers handlers, ClassLoader loader, Map<String, String> environment) {
        this.input = input;
        this.handlers = handlers;
        this.loader = loader;
        this.environment = environment;
    }

    /**
     * The argument for a parameter.
     *
     * @throws IOException if it is missing, or its artifact can't be read
     */
    Object of(LoadedComponent.Taken taken) throws IOException, ReflectiveOperationException {
        if (taken.type() == Secret.class) {
            return SecretVariables.read(taken.name(), environment)
                    .orElseThrow(() -> new IOException("the secret \"%s\" is not there: set the environment variable %s"
                            .formatted(taken.name(), SecretVariables.name(taken.name()))));
        }
        if (isGiven(taken.name())) {
            Object value = value(taken.name(), taken.type());
            return taken.optional() ? Optional.of(value) : value;
        }
        if (taken.optional()) {
            return Optional.empty();
        }
        if (taken.defaultText().isPresent()) {
            return ConfigTypes.parse(taken.type(), taken.defaultText().get(), Path.of(""), taken.name(), "");
        }
        throw new IOException("the input \"" + taken.name() + "\" is missing");
    }

    private boolean isGiven(String name) {
        return Stream.concat(input.parameters().keySet().stream(), input.inputs().keySet().stream())
                .anyMatch(given -> given.equals(name) || given.startsWith(name + "-"));
    }

    private Object value(String name, Type type) throws IOException, ReflectiveOperationException {
        JsonNode parameter = input.parameters().get(name);
        if (parameter != null) {
            return ConfigTypes.parse(type, text(parameter), Path.of(""), name, "");
        }
        ExecutorInput.RuntimeArtifact artifact = input.inputs().get(name);
        if (artifact != null) {
            return read(artifact, type);
        }
        return isGiven(name + "-1") ? elements(name, type) : record(name, raw(type));
    }

    private Object elements(String name, Type type) throws IOException, ReflectiveOperationException {
        Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : Object.class;
        var elements = new ArrayList<Object>();
        for (int i = 1; isGiven(name + "-" + i); i++) {
            elements.add(value(name + "-" + i, element));
        }
        return elements;
    }

    private Object record(String name, Class<?> type) throws IOException, ReflectiveOperationException {
        if (!type.isRecord()) {
            throw new IOException(
                    "the input \"%s\" comes in parts, but %s is no record".formatted(name, type.getName()));
        }
        RecordComponent[] components = type.getRecordComponents();
        var values = new ArrayList<Object>();
        for (RecordComponent component : components) {
            values.add(value(name + "-" + component.getName(), component.getGenericType()));
        }
        var constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
    }

    private Object read(ExecutorInput.RuntimeArtifact artifact, Type type) throws IOException {
        String id = artifact.metadata().path("handler").asText("");
        ArtifactHandler<Object> handler = (id.isEmpty() ? handlers.forType(raw(type)) : handlers.byId(id))
                .orElseThrow(() -> new IOException("nothing here reads the artifact \"%s\" (handler \"%s\", type %s)"
                        .formatted(artifact.name(), id, type.getTypeName())));
        return handler.read(new FileSource(artifact.path(), loader), type);
    }

    /** JSON is YAML. Kubeflow makes every number a double, so whole ones lose their point again. */
    private static String text(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal plain = value.decimalValue().stripTrailingZeros();
            return plain.setScale(Math.max(plain.scale(), 0)).toPlainString();
        } else if (value.isArray()) {
            var elements = new ArrayList<String>();
            value.forEach(element -> elements.add(text(element)));
            return "[" + String.join(", ", elements) + "]";
        } else if (value.isObject()) {
            var fields = new ArrayList<String>();
            value.properties().forEach(e -> fields.add(quoted(e.getKey()) + ": " + text(e.getValue())));
            return "{" + String.join(", ", fields) + "}";
        }
        return value.toString();
    }

    private static String quoted(String key) {
        return TextNode.valueOf(key).toString();
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
    }

    private record FileSource(Path path, ClassLoader classLoader) implements ArtifactHandler.Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
