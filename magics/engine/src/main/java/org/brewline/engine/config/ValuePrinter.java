package org.brewline.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes config values as YAML on one line, so that reading gives an equal value. */
final class ValuePrinter {
    private ValuePrinter() {}

    static String print(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Secret secret) {
            return YamlText.of(secret.name());
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value.getClass().isRecord()) {
            return record(value);
        }
        if (value instanceof String text) {
            return YamlText.of(Interpolation.escape(text));
        }
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        return ScalarType.of(type)
                .map(scalar -> scalar.print().apply(value))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is no config type, so %s has no text".formatted(TypeNames.of(type), value)));
    }

    private static String list(List<?> list) {
        var parts = new ArrayList<String>();
        list.forEach(element -> parts.add(print(element)));
        return "[" + String.join(", ", parts) + "]";
    }

    private static String map(Map<?, ?> map) {
        var parts = new ArrayList<String>();
        map.forEach((key, element) -> parts.add(print(key) + ": " + print(element)));
        return "{" + String.join(", ", parts) + "}";
    }

    private static String record(Object value) {
        RecordShape shape = RecordShape.of(value.getClass()).orElseThrow();
        List<@Nullable Object> values = shape.values(value);
        var parts = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(shape.names().get(i) + ": " + print(values.get(i)));
        }
        return "{" + String.join(", ", parts) + "}";
    }
}
