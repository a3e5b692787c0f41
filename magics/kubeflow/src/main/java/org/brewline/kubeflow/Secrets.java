package org.brewline.kubeflow;

import java.util.List;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.StepNode;

/** Secret config: it reaches a step as an environment variable out of a Kubernetes secret. */
final class Secrets {
    private static final String TYPE = "org.brewline.engine.config.Secret";
    private static final String PREFIX = "BREWLINE_SECRET_";

    private Secrets() {}

    static boolean isSecret(Parameter parameter) {
        return JavaTypes.raw(parameter.type()).getName().equals(TYPE);
    }

    static List<Parameter> of(StepNode step) {
        return step.component().signature().config().stream()
                .filter(Secrets::isSecret)
                .toList();
    }

    static String variable(Parameter parameter) {
        return PREFIX + parameter.name();
    }

    static String key(StepNode step, Parameter parameter) {
        return step.name() + "." + parameter.name();
    }
}
