package org.brewline.kubeflow;

import java.util.List;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Secret;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.step.SecretVariables;

/** Secret config: it reaches a step as an environment variable out of a Kubernetes secret, never through a parameter. */
final class Secrets {
    private Secrets() {}

    static boolean holdsSecret(Parameter parameter) {
        return parameter.role() == Parameter.Role.CONFIG && ConfigTypes.holdsSecret(parameter.type());
    }

    static List<Parameter> of(StepNode step) {
        return step.component().signature().config().stream()
                .filter(parameter -> parameter.type() == Secret.class)
                .toList();
    }

    static void check(StepNode step, Parameter parameter, Problems problems) {
        if (parameter.type() != Secret.class) {
            problems.add(
                    step,
                    "its config \"%s\" holds a secret inside a %s".formatted(parameter.name(), parameter.typeSource()),
                    "take the secret as a parameter of its own: Secret " + parameter.name());
        } else if (step.bindings().get(parameter.name()) instanceof Binding.Constant) {
            problems.add(
                    step,
                    "its secret \"%s\" is set in the pipeline's body".formatted(parameter.name()),
                    "leave it open; on Kubeflow it comes from a Kubernetes secret");
        }
    }

    static String variable(Parameter parameter) {
        return SecretVariables.name(parameter.name());
    }

    /** Its key in the Kubernetes secret: the config key. */
    static String key(StepNode step, Parameter parameter) {
        return step.bindings().get(parameter.name()) instanceof Binding.FromParam param
                ? param.name()
                : step.name() + "." + parameter.name();
    }
}
