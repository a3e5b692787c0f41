package org.brewline.kubeflow;

import java.util.List;

/** A value on its way through the scopes. */
sealed interface Channel {
    /** A parameter of the whole pipeline, by its Kubeflow name. */
    record Parameter(String name) implements Channel {}

    /** One output of one step. */
    record FromOutput(String step, String output) implements Channel {}

    /**
     * What a loop's DAG is for.
     *
     * @param field the component of a record; empty for the whole item
     */
    record Item(String fanOut, String field) implements Channel {
        Item whole() {
            return new Item(fanOut, "");
        }
    }

    /** A text that stands in the file. */
    record Text(String text) implements Channel {}

    /** What a step of a loop gave for each item, as one list; read outside of the loop. */
    record Gathered(String fanOut, Channel each) implements Channel {}

    /** The output of whichever step ran. */
    record OneOf(List<FromOutput> candidates) implements Channel {
        public OneOf {
            candidates = List.copyOf(candidates);
        }
    }
}
