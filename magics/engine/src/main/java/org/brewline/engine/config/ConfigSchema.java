package org.brewline.engine.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema (draft 2020-12) of a pipeline's config file, so that editors complete it and mark what is wrong.
 *
 * <pre>{@code
 * Map<String, Object> schema = ConfigSchema.of("penguins", PipelineKeys.of(pipeline));
 * }</pre>
 *
 * A text may stand wherever a number or truth value does: {@code ${env:NAME}} is one.
 */
public final class ConfigSchema {
    private static final String REFERENCE = "\\$\\{(env|file):.+\\}";

    private ConfigSchema() {}

    /** The schema as maps, lists, texts, numbers and truth values, in an order for people. */
    public static Map<String, Object> of(String pipeline, List<ConfigKey> keys) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var steps = new LinkedHashMap<String, List<ConfigKey>>();
        for (ConfigKey key : keys) {
            if (!key.fixedByBody()) {
                steps.computeIfAbsent(key.section(), s -> new ArrayList<>()).add(key);
            }
        }
        steps.forEach((section, own) -> {
            if (section.isEmpty()) {
                own.forEach(key -> properties.put(key.name(), of(key)));
                required.addAll(required(own));
            } else {
                properties.put(section, section(own));
                if (!required(own).isEmpty()) {
                    required.add(section);
                }
            }
        });
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Config of " + pipeline);
        schema.putAll(object(properties, required));
        return schema;
    }

    private static Map<String, Object> section(List<ConfigKey> keys) {
        var properties = new LinkedHashMap<String, Object>();
        keys.forEach(key -> properties.put(key.name(), of(key)));
        return object(properties, required(keys));
    }

    private static List<String> required(List<ConfigKey> keys) {
        return keys.stream()
                .filter(key -> key.defaultText().isEmpty() && key.bodyValue() == null)
                .map(ConfigKey::name)
                .toList();
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> of(ConfigKey key) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("description", key.takes());
        schema.putAll(type(key.type(), key.constraints()));
        key.defaultText()
                .filter(text -> !ConfigTypes.holdsSecret(key.type()))
                .ifPresent(text -> schema.put("default", plain(key.type(), text)));
        return schema;
    }

    /** A default as JSON has it: a number, a truth value, or the text without YAML's quotes. */
    private static Object plain(Type type, String text) {
        Class<?> raw = Generics.raw(type);
        Optional<YamlNode> node = YamlReader.read(text, "", 0, new ProblemList());
        String bare = node.isPresent() && node.get() instanceof YamlNode.Scalar scalar ? scalar.text() : text;
        if (Primitives.unbox(raw) == boolean.class) {
            return Boolean.valueOf(bare);
        }
        try {
            return ConfigTypes.isNumber(type) ? new BigDecimal(bare) : bare;
        } catch (NumberFormatException e) {
            return bare; // .inf and .nan have no JSON number
        }
    }

    private static Map<String, Object> type(Type type, List<Constraint> constraints) {
        Map<String, Object> schema = bare(type);
        constraints.forEach(constraint -> add(schema, constraint.annotation()));
        if (!ConfigTypes.isNumber(type) && Primitives.unbox(Generics.raw(type)) != boolean.class) {
            return schema;
        }
        var either = new LinkedHashMap<String, Object>();
        either.put("anyOf", List.of(schema, Map.of("type", "string", "pattern", REFERENCE)));
        return either;
    }

    private static Map<String, Object> bare(Type type) {
        Class<?> raw = Generics.raw(type);
        var schema = new LinkedHashMap<String, Object>();
        if (raw.isEnum()) {
            schema.put(
                    "enum",
                    Arrays.stream(raw.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name())
                            .toList());
        } else if (Primitives.unbox(raw) == boolean.class) {
            schema.put("type", "boolean");
        } else if (ConfigTypes.isNumber(type)) {
            schema.put("type", isWhole(raw) ? "integer" : "number");
        } else if (List.class.isAssignableFrom(raw)) {
            schema.put("type", "array");
            schema.put("items", type(Generics.arguments(type).get(0), List.of()));
        } else if (Map.class.isAssignableFrom(raw)) {
            schema.put("type", "object");
            schema.put("additionalProperties", type(Generics.arguments(type).get(1), List.of()));
        } else if (RecordShape.of(type).isPresent()) {
            return record(RecordShape.of(type).get());
        } else {
            schema.put("type", "string");
        }
        return schema;
    }

    private static Map<String, Object> record(RecordShape shape) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (RecordShape.Component component : shape.components()) {
            properties.put(component.name(), type(component.type(), component.constraints()));
            if (component.defaultText().isEmpty()) {
                required.add(component.name());
            }
        }
        return object(properties, required);
    }

    private static boolean isWhole(Class<?> raw) {
        return List.of(byte.class, short.class, int.class, long.class, java.math.BigInteger.class)
                .contains(Primitives.unbox(raw));
    }

    private static void add(Map<String, Object> schema, Annotation constraint) {
        if (constraint instanceof Min min) {
            schema.put("minimum", min.value());
        } else if (constraint instanceof Max max) {
            schema.put("maximum", max.value());
        } else if (constraint instanceof DecimalMin min) {
            schema.put(min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
        } else if (constraint instanceof DecimalMax max) {
            schema.put(max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
        } else if (constraint instanceof Positive) {
            schema.put("exclusiveMinimum", 0);
        } else if (constraint instanceof PositiveOrZero) {
            schema.put("minimum", 0);
        } else if (constraint instanceof Negative) {
            schema.put("exclusiveMaximum", 0);
        } else if (constraint instanceof NegativeOrZero) {
            schema.put("maximum", 0);
        } else if (constraint instanceof Pattern pattern) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        } else if (constraint instanceof NotBlank) {
            schema.put("pattern", "\\S");
        } else if (constraint instanceof NotEmpty) {
            sizes(schema, 1, Integer.MAX_VALUE);
        } else if (constraint instanceof Size size) {
            sizes(schema, size.min(), size.max());
        }
    }

    private static void sizes(Map<String, Object> schema, int least, int most) {
        String of = "array".equals(schema.get("type"))
                ? "Items"
                : "object".equals(schema.get("type")) ? "Properties" : "Length";
        schema.put("min" + of, least);
        if (most < Integer.MAX_VALUE) {
            schema.put("max" + of, most);
        }
    }
}
