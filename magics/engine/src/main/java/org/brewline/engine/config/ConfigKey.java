package org.brewline.engine.config;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A config value that a pipeline takes, before a run gives it one.
 *
 * @param step the step's name; empty for the pipeline's own config
 * @param typeSource the type as the user wrote it
 * @param defaultText the default as in YAML
 * @param fixedByBody whether a step's output or a parameter of the pipeline feeds it, so that no config may set it
 * @param bodyValue the value that the pipeline's body sets; if {@code fixedByBody}, the text of what feeds it
 * @param place where it is declared
 * @param constraints what its values must be beside their type
 */
public record ConfigKey(
        String step,
        String name,
        Type type,
        String typeSource,
        Optional<String> defaultText,
        boolean fixedByBody,
        @Nullable Object bodyValue,
        String place,
        List<Constraint> constraints) {
    public ConfigKey {
        constraints = List.copyOf(constraints);
    }

    /** A key without constraints. */
    public ConfigKey(
            String step,
            String name,
            Type type,
            String typeSource,
            Optional<String> defaultText,
            boolean fixedByBody,
            @Nullable Object bodyValue,
            String place) {
        this(step, name, type, typeSource, defaultText, fixedByBody, bodyValue, place, List.of());
    }

    /** What it takes, for messages: {@code a whole number, at least 1}. */
    public String takes() {
        return Constraint.describe(ConfigTypes.describe(type), constraints);
    }

    /** The key as config and arguments write it: {@code trainSvc.kernel}, {@code minAccuracy}. */
    public String path() {
        return step.isEmpty() ? name : section() + "." + name;
    }

    /** The step as config writes it: {@code prepare.load} for a step of a pipeline in the pipeline. */
    String section() {
        return step.replace('/', '.');
    }
}
