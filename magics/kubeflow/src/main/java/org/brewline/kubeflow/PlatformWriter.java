package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.StepNode;

/** Writes what only Kubernetes knows, in a document of its own: time limits and secrets. */
final class PlatformWriter {
    private final Plan plan;

    PlatformWriter(Plan plan) {
        this.plan = plan;
    }

    /** Empty if no step needs it. */
    Optional<String> write() {
        var executors = JsonNodeFactory.instance.objectNode();
        for (StepNode step : plan.pipeline().steps()) {
            var executor = JsonNodeFactory.instance.objectNode();
            step.component().timeout().ifPresent(limit -> executor.put("activeDeadlineSeconds", seconds(limit)));
            for (Parameter secret : Secrets.of(step)) {
                var env = executor.withArrayProperty("secretAsEnv").addObject();
                env.put("optional", false);
                env.put("secretName", plan.options().secretName());
                env.putObject("secretNameParameter")
                        .putObject("runtimeValue")
                        .put("constant", plan.options().secretName());
                env.putArray("keyToEnv")
                        .addObject()
                        .put("secretKey", Secrets.key(step, secret))
                        .put("envVar", Secrets.variable(secret));
            }
            if (!executor.isEmpty()) {
                executors.set("exec-" + plan.names().step(step.name()), executor);
            }
        }
        if (executors.isEmpty()) {
            return Optional.empty();
        }
        var document = JsonNodeFactory.instance.objectNode();
        document.putObject("platforms")
                .putObject("kubernetes")
                .putObject("deploymentSpec")
                .set("executors", executors);
        return Optional.of(Yaml.text(document));
    }

    /** Kubernetes counts whole seconds; a part of one is given, not taken. */
    private static String seconds(Duration limit) {
        return Long.toString(limit.plusNanos(999_999_999).toSeconds());
    }
}
