package org.brewline.engine.component;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.config.Constraint;

/**
 * A parameter of a component.
 *
 * @param type the generic Java type; for an optional input the type inside {@code Optional}
 * @param typeSource the type as the user wrote it, for messages and generated source
 * @param defaultText the default as in YAML; empty without one, and for inputs and injected parameters
 * @param optional an input declared as {@code Optional<T>}: it may be missing when its step was skipped
 * @param constraints what a config value must be beside its type, declared with Jakarta Validation's annotations
 */
public record Parameter(
        String name,
        Role role,
        Type type,
        String typeSource,
        Optional<String> defaultText,
        boolean optional,
        List<Constraint> constraints) {
    public Parameter {
        constraints = List.copyOf(constraints);
    }

    /** A parameter without constraints. */
    public Parameter(
            String name, Role role, Type type, String typeSource, Optional<String> defaultText, boolean optional) {
        this(name, role, type, typeSource, defaultText, optional, List.of());
    }

    /** What a parameter is fed from. */
    public enum Role {
        CONFIG,
        INPUT,
        INJECTED
    }

    public boolean isRequiredConfig() {
        return role == Role.CONFIG && defaultText.isEmpty();
    }
}
