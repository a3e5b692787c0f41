package org.brewline.engine.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes Java values of YAML nodes by the type that is wanted. Every problem is collected; one reader for one value. */
final class ValueReader {
    private final Path base;
    private final References references;
    private final ProblemList problems;
    private String declaredIn = "";
    private boolean secret;

    ValueReader(Path base, References references, ProblemList problems) {
        this.base = base;
        this.references = references;
        this.problems = problems;
    }

    /** Adds where the key is declared to what the problems say. */
    ValueReader declaredIn(String place) {
        declaredIn = place.isEmpty() ? "" : "; it is declared in " + place;
        return this;
    }

    /** Whether what was read must not be shown. */
    boolean sawSecret() {
        return secret;
    }

    /** The value, or empty after a problem. */
    Optional<Object> read(Type type, YamlNode node, String key) {
        Class<?> raw = Generics.raw(type);
        List<Type> arguments = Generics.arguments(type);
        if (raw == List.class && arguments.size() == 1) {
            return list(type, arguments.get(0), node, key);
        }
        if (raw == java.util.Map.class && arguments.size() == 2) {
            return map(type, arguments, node, key);
        }
        Optional<RecordShape> shape = RecordShape.of(type);
        return shape.isPresent() ? record(type, shape.get(), node, key) : scalar(type, node, key);
    }

    /** As the other, if the value is also as the constraints ask. */
    Optional<Object> read(Type type, YamlNode node, String key, List<Constraint> constraints) {
        Optional<Object> value = read(type, node, key);
        List<String> broken = constraints.stream()
                .filter(c -> value.isPresent() && !c.holds(value.get()))
                .map(Constraint::text)
                .toList();
        if (broken.isEmpty()) {
            return value;
        }
        problems.add(
                key + " is " + (secret ? "not as it must be" : YamlText.of(node)),
                node.place(),
                "it takes " + Constraint.describe(ConfigTypes.describe(type), constraints) + declaredIn);
        return Optional.empty();
    }

    private Optional<Object> scalar(Type type, YamlNode node, String key) {
        Optional<ScalarType> known = ScalarType.of(Generics.raw(type));
        if (known.isEmpty()) {
            problems.add(key + " is of type " + TypeNames.of(type), node.place(), "that is no config type");
            return Optional.empty();
        }
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNothing()) {
            return wrong(type, node.kind(), node, key, "");
        }
        Optional<Interpolation.Replaced> text = Interpolation.replace(scalar, key, base, references, problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean hidden = text.get().secret() || type == Secret.class;
        secret |= hidden;
        try {
            return Optional.of(
                    type == Secret.class
                            ? Secret.of(
                                    text.get().replaced() ? scalar.text() : key,
                                    text.get().text())
                            : known.get().reader().read(text.get().text(), base));
        } catch (Unfit e) {
            String found = text.get().replaced() ? "what " + scalar.text() + " stands for" : node.kind();
            return wrong(type, found, node, key, e.closer());
        }
    }

    private Optional<Object> list(Type type, Type element, YamlNode node, String key) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            return wrong(type, node.kind(), node, key, "");
        }
        var values = new ArrayList<Object>();
        for (int i = 0; i < sequence.elements().size(); i++) {
            read(element, sequence.elements().get(i), key + "[" + i + "]").ifPresent(values::add);
        }
        return values.size() == sequence.elements().size()
                ? Optional.of(Collections.unmodifiableList(values))
                : Optional.empty();
    }

    private Optional<Object> map(Type type, List<Type> arguments, YamlNode node, String key) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return wrong(type, node.kind(), node, key, "");
        }
        var values = new LinkedHashMap<Object, Object>();
        for (YamlNode.Entry entry : mapping.entries()) {
            var keyNode = new YamlNode.Scalar(entry.key(), false, entry.place());
            String path = key + "." + entry.key();
            Optional<Object> name = read(arguments.get(0), keyNode, "the key " + path);
            Optional<Object> value = read(arguments.get(1), entry.value(), path);
            if (name.isPresent() && value.isPresent()) {
                values.put(name.get(), value.get());
            }
        }
        return values.size() == mapping.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    private Optional<Object> record(Type type, RecordShape shape, YamlNode node, String key) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return wrong(type, node.kind(), node, key, "");
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!shape.names().contains(entry.key())) {
                problems.add(
                        "unknown key %s".formatted(YamlText.quoted(key + "." + entry.key())),
                        entry.place(),
                        NearestName.of(entry.key(), shape.names())
                                .map(name -> "did you mean \"" + key + "." + name + "\"?")
                                .orElse(key + " has " + String.join(", ", shape.names())));
            }
        }
        var values = new ArrayList<@Nullable Object>();
        for (RecordShape.Component component : shape.components()) {
            component(component, mapping, key).ifPresent(values::add);
        }
        return values.size() == shape.components().size() ? make(shape, values, node, key) : Optional.empty();
    }

    private Optional<Object> component(RecordShape.Component component, YamlNode.Mapping mapping, String key) {
        String path = key + "." + component.name();
        Optional<YamlNode> node = mapping.get(component.name())
                .filter(n -> !(n instanceof YamlNode.Scalar scalar && scalar.isNothing()))
                .or(() -> component.defaultText().map(text -> ValueText.node(text, mapping.place(), problems)));
        if (node.isEmpty()) {
            problems.add(
                    path + " is missing",
                    mapping.place(),
                    "it takes "
                            + Constraint.describe(ConfigTypes.describe(component.type()), component.constraints())
                            + declaredIn);
            return Optional.empty();
        }
        return read(component.type(), node.get(), path, component.constraints());
    }

    private Optional<Object> make(RecordShape shape, List<@Nullable Object> values, YamlNode node, String key) {
        try {
            return Optional.of(shape.make(values));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason = secret ? cause.getClass().getSimpleName() : String.valueOf(cause.getMessage());
            problems.add(key + " is refused: " + reason, node.place(), "the record's constructor says so" + declaredIn);
            return Optional.empty();
        }
    }

    private Optional<Object> wrong(Type type, String found, YamlNode node, String key, String closer) {
        String takes = closer.isEmpty() ? ConfigTypes.describe(type) : closer;
        problems.add(key + " is " + hideSecret(type, found), node.place(), "it takes " + takes + declaredIn);
        return Optional.empty();
    }

    private static String hideSecret(Type type, String found) {
        return type == Secret.class && found.startsWith("\"") ? "a text" : found;
    }
}
