package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.ConfigKey;
import org.brewline.engine.config.ConfigSchema;

/** The config keys of a pipeline: its own, then each step's, in topological order. */
public final class PipelineKeys {
    private PipelineKeys() {}

    public static List<ConfigKey> of(Pipeline pipeline) {
        var keys = new ArrayList<ConfigKey>();
        for (PipelineParam param : pipeline.params()) {
            if (param.isInput()) {
                continue;
            }
            keys.add(new ConfigKey(
                    "",
                    param.name(),
                    param.type(),
                    param.typeSource(),
                    param.defaultText(),
                    false,
                    null,
                    param.place()));
        }
        for (StepNode step : pipeline.steps()) {
            step.component().signature().config().forEach(parameter -> keys.add(key(step, parameter)));
        }
        return keys;
    }

    /** The JSON Schema of the pipeline's config file, as maps and lists; {@link ConfigSchema} says more. */
    public static Map<String, Object> schema(Pipeline pipeline) {
        return ConfigSchema.of(pipeline.name(), of(pipeline));
    }

    private static ConfigKey key(StepNode step, Parameter parameter) {
        Binding binding = step.bindings().get(parameter.name());
        boolean fed = binding != null && !(binding instanceof Binding.Constant);
        Object value = binding instanceof Binding.Constant constant
                ? constant.value()
                : binding == null ? null : BindingText.of(binding);
        String place = binding == null ? step.component().place() : step.place();
        return new ConfigKey(
                step.name(),
                parameter.name(),
                parameter.type(),
                parameter.typeSource(),
                parameter.defaultText(),
                fed,
                value,
                place,
                parameter.constraints());
    }
}
