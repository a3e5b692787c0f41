package org.brewline.kubeflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Config values as they stand in the file. */
final class Literals {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final YAMLMapper YAML = new YAMLMapper();

    private Literals() {}

    /** A default or a config text, read as YAML, in the form that the parameter's kind asks for. */
    static JsonNode ofText(String text, ParameterKind kind) {
        try {
            JsonNode node = YAML.readTree(text);
            boolean quoted = node != null && node.isTextual();
            return switch (kind) {
                case STRING -> JSON.textNode(quoted ? node.textValue() : text);
                case NUMBER_DOUBLE -> number(new BigDecimal(node.asText().trim()), true);
                case NUMBER_INTEGER -> number(new BigDecimal(node.asText().trim()), false);
                default -> node == null ? JSON.nullNode() : node;
            };
        } catch (JsonProcessingException | NumberFormatException e) {
            return JSON.textNode(text);
        }
    }

    /** A value that the pipeline's body sets. */
    static JsonNode ofValue(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        } else if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return ofDecimal(value);
        } else if (value instanceof Number) {
            return number(new BigDecimal(value.toString()), false);
        } else if (value instanceof Map<?, ?> map) {
            var node = JSON.objectNode();
            map.forEach((key, each) -> node.set(String.valueOf(key), ofValue(each)));
            return node;
        } else if (value instanceof Iterable<?> elements && !(value instanceof java.nio.file.Path)) {
            var node = JSON.arrayNode();
            elements.forEach(each -> node.add(ofValue(each)));
            return node;
        }
        return value instanceof Record record ? ofRecord(record) : ofScalar(value);
    }

    private static JsonNode ofScalar(Object value) {
        return JSON.textNode(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    /** Infinity and NaN have no place in JSON; as texts the step runner reads them again. */
    private static JsonNode ofDecimal(Object value) {
        double number = ((Number) value).doubleValue();
        return Double.isFinite(number)
                ? number(new BigDecimal(value.toString()), true)
                : JSON.textNode(value.toString());
    }

    private static JsonNode ofRecord(Record record) {
        var node = JSON.objectNode();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                node.set(component.getName(), ofValue(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("can't read " + component, e);
            }
        }
        return node;
    }

    /** Without an exponent: YAML 1.1, which the SDK reads, takes {@code 1E5} for a text. */
    private static JsonNode number(BigDecimal value, boolean fraction) {
        BigDecimal plain = value.stripTrailingZeros();
        return JSON.numberNode(plain.setScale(Math.max(plain.scale(), fraction ? 1 : 0)));
    }
}
