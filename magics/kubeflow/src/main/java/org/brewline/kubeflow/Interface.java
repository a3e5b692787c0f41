package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The inputs and outputs of a component as the file declares them. */
final class Interface {
    private static final String ARTIFACTS = "artifacts";
    private static final String PARAMETERS = "parameters";

    private final ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    private final ObjectNode outputs = JsonNodeFactory.instance.objectNode();

    void input(String name, PortType type) {
        declare(inputs, name, type);
    }

    /** An artifact that may be missing. */
    void optionalInput(String name, PortType type) {
        declare(inputs, name, type).put("isOptional", true);
    }

    void input(String name, ParameterKind kind, Optional<JsonNode> defaultValue) {
        var node = declare(inputs, name, kind);
        defaultValue.ifPresent(value -> node.put("isOptional", true).set("defaultValue", value));
    }

    void output(String name, PortType type) {
        declare(outputs, name, type);
    }

    boolean hasOutput(String name) {
        return outputs.path(ARTIFACTS).has(name) || outputs.path(PARAMETERS).has(name);
    }

    void writeTo(ObjectNode component) {
        if (!inputs.isEmpty()) {
            component.set("inputDefinitions", inputs);
        }
        if (!outputs.isEmpty()) {
            component.set("outputDefinitions", outputs);
        }
    }

    private static ObjectNode declare(ObjectNode side, String name, PortType type) {
        if (type instanceof ParameterKind kind) {
            return side.withObjectProperty(PARAMETERS).putObject(name).put("parameterType", kind.name());
        }
        var node = side.withObjectProperty(ARTIFACTS).putObject(name);
        var schema = type instanceof ArtifactList list ? list.schema() : (ArtifactSchema) type;
        node.putObject("artifactType").put("schemaTitle", schema.title()).put("schemaVersion", "0.0.1");
        if (type instanceof ArtifactList) {
            node.put("isArtifactList", true);
        }
        return node;
    }
}
