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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The values of a component's parameters. An input is found under its name; a record that was taken whole in parts
 * ({@code score-f1}), a list in numbered elements ({@code models-1}), or all of them at once ({@code models-1-n}) where a
 * loop's steps made them. Of a list that is looped over as a whole, an item is found by its number ({@code fold-1-of-n}).
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
        JsonNode number = input.parameters().get(name + LoopPorts.NUMBER);
        if (number != null) {
            return item(name, number.asInt(), type);
        }
        JsonNode parameter = input.parameters().get(name);
        if (parameter != null) {
            return ConfigTypes.parse(type, text(parameter), Path.of(""), name, "");
        }
        List<ExecutorInput.RuntimeArtifact> artifacts = input.inputs().getOrDefault(name, List.of());
        if (!artifacts.isEmpty()) {
            return read(artifacts.get(0), type);
        }
        if (isGiven(name + LoopPorts.GATHERED)) {
            return gathered(name + LoopPorts.GATHERED, elementOf(type));
        }
        return isGiven(name + "-1") ? elements(name, type) : record(name, raw(type));
    }

    private static Type elementOf(Type type) {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : Object.class;
    }

    /** The list is read whole, with as much of its type as the item's own tells. */
    private Object item(String name, int number, Type type) throws IOException, ReflectiveOperationException {
        var list = input.inputs().getOrDefault(name, List.of());
        if (list.isEmpty()) {
            throw new IOException("the list that \"%s\" is an item of is missing".formatted(name));
        }
        JsonNode part = input.parameters().get(name + LoopPorts.PART);
        String[] words = part == null ? new String[0] : part.asText().split(" ", 2);
        Object read = read(list.get(0), new ListOf(part == null ? type : Class.forName(words[1], false, loader)));
        if (read instanceof List<?> items && number >= 0 && number < items.size()) {
            Object item = items.get(number);
            return part == null ? item : part(item, words[0]);
        }
        throw new IOException("the list that \"%s\" is an item of has no item %d".formatted(name, number));
    }

    private static Object part(Object item, String component) throws ReflectiveOperationException {
        var accessor = item.getClass().getDeclaredMethod(component);
        accessor.setAccessible(true);
        return accessor.invoke(item);
    }

    /** What a loop's steps made: values in one parameter, artifacts, or lists of the parts of a record. */
    private List<Object> gathered(String name, Type element) throws IOException, ReflectiveOperationException {
        JsonNode values = input.parameters().get(name);
        var all = new ArrayList<Object>();
        if (values != null) {
            for (JsonNode value : values) {
                all.add(ConfigTypes.parse(element, text(value), Path.of(""), name, ""));
            }
            return all;
        }
        if (input.inputs().containsKey(name)) {
            for (ExecutorInput.RuntimeArtifact artifact : input.inputs().getOrDefault(name, List.of())) {
                all.add(read(artifact, element));
            }
            return all;
        }
        var parts = new ArrayList<List<Object>>();
        for (RecordComponent component : components(name, raw(element))) {
            parts.add(gathered(name + "-" + component.getName(), component.getGenericType()));
        }
        for (int i = 0; i < parts.get(0).size(); i++) {
            int index = i;
            all.add(make(
                    raw(element), parts.stream().map(part -> part.get(index)).toList()));
        }
        return all;
    }

    private Object elements(String name, Type type) throws IOException, ReflectiveOperationException {
        Type element = elementOf(type);
        var elements = new ArrayList<Object>();
        for (int i = 1; isGiven(name + "-" + i); i++) {
            elements.add(value(name + "-" + i, element));
        }
        return elements;
    }

    private Object record(String name, Class<?> type) throws IOException, ReflectiveOperationException {
        var values = new ArrayList<Object>();
        for (RecordComponent component : components(name, type)) {
            values.add(value(name + "-" + component.getName(), component.getGenericType()));
        }
        return make(type, values);
    }

    private static RecordComponent[] components(String name, Class<?> type) throws IOException {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            throw new IOException(
                    "the input \"%s\" comes in parts, but %s is no record".formatted(name, type.getName()));
        }
        return type.getRecordComponents();
    }

    private static Object make(Class<?> type, List<Object> values) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
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

    /** {@code List<Fold>}, when all that is known is {@code Fold}. */
    private record ListOf(Type element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    private record FileSource(Path path, ClassLoader classLoader) implements ArtifactHandler.Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
