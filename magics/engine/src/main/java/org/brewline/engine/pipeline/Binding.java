package org.brewline.engine.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parameter of a step, or a side of a condition, is fed from. */
public sealed interface Binding {
    /** A value that the pipeline's body sets. */
    record Constant(@Nullable Object value) implements Binding {}

    /** The pipeline's own config of that name. */
    record FromParam(String name) implements Binding {}

    /**
     * A step's output.
     *
     * @param output the output's name; {@link #ALL} for the whole return value
     */
    record FromStep(String step, String output) implements Binding {
        public static final String ALL = "";

        public boolean isWhole() {
            return output.equals(ALL);
        }
    }

    /** The output of the first of several steps that ran. */
    record FirstOf(List<FromStep> candidates) implements Binding {
        public FirstOf {
            candidates = List.copyOf(candidates);
        }
    }

    /** Several outputs collected into one list input. */
    record Collected(List<FromStep> elements) implements Binding {
        public Collected {
            elements = List.copyOf(elements);
        }
    }
}
