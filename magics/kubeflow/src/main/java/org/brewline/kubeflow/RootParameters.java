package org.brewline.kubeflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.ConfigTypes;
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
            if (ConfigTypes.holdsSecret(param.type())) {
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
