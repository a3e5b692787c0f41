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

    /**
     * The item of a fan-out's list that a step of its body is for.
     *
     * @param fanOut the fan-out's name
     * @param field the component of a record; {@link FromStep#ALL} for the whole item
     * @param index which item; negative in the pipeline itself, where it stands for each of them
     */
    record Item(String fanOut, String field, int index) implements Binding {
        public boolean isWhole() {
            return field.equals(FromStep.ALL);
        }
    }

    /**
     * What a step of a fan-out's body gave for each item, as one list in the order of the items; those for which it did
     * not run are left out.
     *
     * @param each a {@link FromStep} or {@link FirstOf} of steps of the body
     */
    record Gathered(Binding each) implements Binding {}

    /** Several outputs collected into one list input. */
    record Collected(List<FromStep> elements) implements Binding {
        public Collected {
            elements = List.copyOf(elements);
        }
    }
}
