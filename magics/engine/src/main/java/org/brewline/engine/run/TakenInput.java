package org.brewline.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * What a step of a run took for one parameter.
 *
 * @param name the parameter's
 * @param typeSource its type as the component writes it
 * @param value the same that the step was called with, an object of its own
 * @param origin where it came from, for people: {@code from split.train}, {@code config 1.0}
 */
public record TakenInput(
        String name, String typeSource, @Nullable Object value, String origin) {}
