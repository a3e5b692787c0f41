package org.brewline.engine.step;

import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.Secret;

/**
 * How secret config reaches a step that runs on its own: each secret in an environment variable.
 *
 * <pre>{@code
 * String variable = SecretVariables.name("token"); // BREWLINE_SECRET_token
 * }</pre>
 */
public final class SecretVariables {
    private static final String PREFIX = "BREWLINE_SECRET_";

    private SecretVariables() {}

    /** The variable of a component's parameter. */
    public static String name(String parameter) {
        return PREFIX + parameter;
    }

    static Optional<Secret> read(String parameter, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name(parameter))).map(value -> Secret.of(parameter, value));
    }
}
