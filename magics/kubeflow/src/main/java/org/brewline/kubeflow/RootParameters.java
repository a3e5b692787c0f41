package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineParam;
import org.brewline.engine.pipeline.StepNode;

/** The parameters of the whole pipeline: its own, and the config that its steps leave open. */
final class RootParameters {
    private RootParameters() {}

    /** A parameter of a component or pipeline. */
    record Definition(ParameterKind kind, Optional<String> defaultText) {}

    static Map<String, Definition> of(Pipeline pipeline) {
        var all = new LinkedHashMap<String, Definition>();
        for (PipelineParam param : pipeline.params()) {
            if (param.isInput() || ConfigTypes.holdsSecret(param.type())) {
                continue;
            }
            all.put(param.name(), new Definition(ParameterKind.ofConfig(param.type()), param.defaultText()));
        }
        for (StepNode step : pipeline.steps()) {
            for (Parameter parameter : step.component().signature().config()) {
                if (isOpen(step, parameter)) {
                    all.put(name(step, parameter), definition(parameter));
                }
            }
        }
        return new TreeMap<>(all);
    }

    /** Values for a run, each in the form of its parameter; what is no parameter is collected as a problem. */
    static ObjectNode values(Pipeline pipeline, Map<String, String> given, Problems problems) {
        var known = of(pipeline);
        List<String> keys = keys(pipeline);
        var values = JsonNodeFactory.instance.objectNode();
        given.forEach((key, text) -> {
            String name = KubeflowExport.parameterName(key);
            var definition = known.get(name);
            if (definition == null) {
                problems.add(
                        "unknown key \"" + key + "\"",
                        NearestName.advice(key, keys, "it takes " + String.join(", ", keys)));
            } else {
                values.set(name, Literals.ofText(text, definition.kind()));
            }
        });
        for (String key : keys) {
            String name = KubeflowExport.parameterName(key);
            var definition = known.get(name);
            if (definition != null && definition.defaultText().isEmpty() && !values.has(name)) {
                problems.add("\"" + key + "\" has no value", "write " + key + "=…");
            }
        }
        return values;
    }

    static Map<String, String> defaults(Pipeline pipeline) {
        var known = of(pipeline);
        var defaults = new LinkedHashMap<String, String>();
        for (String key : keys(pipeline)) {
            var definition = known.get(KubeflowExport.parameterName(key));
            if (definition != null) {
                definition.defaultText().ifPresent(text -> defaults.put(key, text));
            }
        }
        return defaults;
    }

    private static List<String> keys(Pipeline pipeline) {
        var keys = new ArrayList<String>();
        pipeline.params().forEach(param -> keys.add(param.name()));
        for (StepNode step : pipeline.steps()) {
            for (Parameter parameter : step.component().signature().config()) {
                if (isOpen(step, parameter)) {
                    keys.add(step.name().replace('/', '.') + "." + parameter.name());
                }
            }
        }
        return keys;
    }

    static Definition definition(Parameter parameter) {
        return new Definition(ParameterKind.ofConfig(parameter.type()), parameter.defaultText());
    }

    static String name(StepNode step, Parameter parameter) {
        return KubeflowExport.parameterName(step.name() + "." + parameter.name());
    }

    /** Whether a run may set it: not the body, and no secret, which never stands in a parameter. */
    static boolean isOpen(StepNode step, Parameter parameter) {
        return !step.bindings().containsKey(parameter.name()) && !Secrets.holdsSecret(parameter);
    }
}
