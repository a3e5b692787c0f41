package org.brewline.kubeflow;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.pipeline.Pipeline;

/** The text of the file. Every string is quoted, so that no reader takes {@code on} or a date for anything else. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Yaml() {}

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(sorted(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values was not written", e);
        }
    }

    /** Sorted by name; numbers without exponent, as YAML 1.1, which the SDK reads, takes {@code 1E5} for a text. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var array = MAPPER.createArrayNode();
            node.forEach(each -> array.add(sorted(each)));
            return array;
        } else if (node.isObject()) {
            var byName = new TreeMap<String, JsonNode>();
            node.properties().forEach(entry -> byName.put(entry.getKey(), sorted(entry.getValue())));
            var object = MAPPER.createObjectNode();
            byName.forEach(object::set);
            return object;
        }
        return node.isFloatingPointNumber() ? Literals.number(node.asText(), true) : node;
    }

    /** What a person who opens the file wants to know first. */
    static String header(Pipeline pipeline, Map<String, RootParameters.Definition> parameters) {
        var lines = new StringBuilder("# PIPELINE DEFINITION\n# Name: ").append(line(pipeline.name()));
        if (!pipeline.documentation().isEmpty()) {
            lines.append("# Description: ").append(line(pipeline.documentation()));
        }
        if (!parameters.isEmpty()) {
            lines.append("# Inputs:\n");
            parameters.forEach((name, definition) -> lines.append("#    ")
                    .append(line(name + ": " + definition.kind()
                            + definition
                                    .defaultText()
                                    .map(text -> " [Default: " + text + "]")
                                    .orElse(""))));
        }
        return lines.toString();
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ") + "\n";
    }
}
