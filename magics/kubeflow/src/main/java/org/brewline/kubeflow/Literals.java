package org.brewline.kubeflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import org.brewline.engine.config.ConfigTypes;
import org.jspecify.annotations.Nullable;

/** Config values as they stand in the file: what their text means in YAML, in the form that the parameter's kind asks for. */
final class Literals {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final YAMLMapper YAML = new YAMLMapper();

    private Literals() {}

    /** A value that the pipeline's body sets. */
    static JsonNode ofValue(@Nullable Object value, ParameterKind kind) {
        return value == null ? JSON.nullNode() : ofText(ConfigTypes.print(value), kind);
    }

    /** A default, or any other config text. NaN and infinity have no place in JSON and stay texts. */
    static JsonNode ofText(String text, ParameterKind kind) {
        try {
            JsonNode node = YAML.readTree(text);
            if (node == null || node.isMissingNode()) {
                return JSON.textNode(text);
            }
            return switch (kind) {
                case STRING -> JSON.textNode(node.isTextual() ? node.textValue() : text);
                case NUMBER_DOUBLE -> number(node.asText(), true);
                case NUMBER_INTEGER -> number(node.asText(), false);
                case BOOLEAN, LIST, STRUCT, TASK_FINAL_STATUS -> node;
            };
        } catch (JsonProcessingException | NumberFormatException e) {
            return JSON.textNode(text);
        }
    }

    static JsonNode number(String text, boolean fraction) {
        BigDecimal plain = new BigDecimal(text.trim()).stripTrailingZeros();
        return fraction || plain.scale() > 0
                ? JSON.numberNode(plain.setScale(Math.max(plain.scale(), 1)))
                : JSON.numberNode(plain.toBigIntegerExact());
    }
}
