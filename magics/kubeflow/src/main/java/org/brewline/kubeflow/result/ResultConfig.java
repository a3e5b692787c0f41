package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.store.RunCopy;
import org.brewline.kubeflow.KubeflowExport;

/** The config that a run had: what it was started with, then the defaults that the exported file, or the pipeline, tells. */
record ResultConfig(
        ExportedSpec spec,
        Optional<Pipeline> pipeline,
        List<String> steps,
        Map<String, JsonNode> parameters,
        Map<String, String> given) {
    List<RunCopy.Config> all() {
        var byParameter = new LinkedHashMap<String, RunCopy.Config>();
        pipeline.ifPresent(p -> KubeflowExport.defaults(p)
                .forEach((key, text) -> byParameter.put(
                        KubeflowExport.parameterName(key),
                        config(KubeflowExport.parameterName(key), text, Setting.Origin.DEFAULT))));
        spec.defaults()
                .forEach((name, value) -> byParameter.put(name, config(name, text(value), Setting.Origin.DEFAULT)));
        parameters.forEach((name, value) -> byParameter.put(name, config(name, text(value), Setting.Origin.ARGUMENT)));
        given.forEach((key, text) -> {
            String name = KubeflowExport.parameterName(key);
            byParameter.put(name, config(name, text, Setting.Origin.ARGUMENT));
        });
        return new ArrayList<>(byParameter.values());
    }

    /** {@code trainSvc-c} is the config "c" of the step trainSvc; what begins with no step is the pipeline's own. */
    private RunCopy.Config config(String parameter, String text, Setting.Origin origin) {
        Optional<String> step = steps.stream()
                .map(ResultTask::withoutItem)
                .filter(name -> parameter.startsWith(KubeflowExport.parameterName(name) + "-"))
                .max(Comparator.comparingInt(String::length));
        String name = step.map(
                        s -> parameter.substring(KubeflowExport.parameterName(s).length() + 1))
                .orElse(parameter);
        return new RunCopy.Config(step.orElse(""), name, text, origin, false);
    }

    /**
     * As a run's own config is written, so that equal values are equal texts. Kubeflow makes every number a double; a
     * whole one loses its point only where it has the form of one.
     */
    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            return ConfigTypes.print(TaskOutputs.plain(value));
        }
        return value.isTextual() ? value.asText() : value.toString();
    }
}
