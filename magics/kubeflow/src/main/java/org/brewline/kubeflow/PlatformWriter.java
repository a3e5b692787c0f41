package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.StepNode;

/** Writes what only Kubernetes knows, in a document of its own: time limits, secrets and the kind of machine. */
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
                secretVariable(
                        executor,
                        plan.options().variables().secretName(),
                        Secrets.key(step, secret),
                        Secrets.variable(secret));
            }
            plan.options()
                    .variables()
                    .secret(step.name())
                    .forEach((variable, key) -> secretVariable(executor, key.secret(), key.key(), variable));
            Accelerator.label(step.component().resources())
                    .ifPresent(label -> executor.putObject("nodeSelector")
                            .putObject("labels")
                            .put(Accelerator.LABEL, label));
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

    private static void secretVariable(ObjectNode executor, String secret, String key, String variable) {
        var env = executor.withArrayProperty("secretAsEnv").addObject();
        env.put("optional", false);
        env.put("secretName", secret);
        env.putObject("secretNameParameter").putObject("runtimeValue").put("constant", secret);
        env.putArray("keyToEnv").addObject().put("secretKey", key).put("envVar", variable);
    }

    /** Kubernetes counts whole seconds; a part of one is given, not taken. */
    static String seconds(Duration limit) {
        return Long.toString(limit.plusNanos(999_999_999).toSeconds());
    }
}
