package org.brewline.engine.config;

import org.jspecify.annotations.Nullable;

/**
 * A config value that a run uses.
 *
 * @param value the Java value that the component receives
 * @param text as it is written in YAML on one line; for a secret its name, never its value
 */
public record Setting(@Nullable Object value, String text, Origin origin, boolean secret) {
    /** Where a value came from, weakest first. */
    public enum Origin {
        DEFAULT,
        PIPELINE_BODY,
        CONFIG,
        ARGUMENT
    }
}
