package org.brewline.kubeflow;

import java.util.List;

/** A value on its way through the scopes. */
sealed interface Channel {
    /** A parameter of the whole pipeline, by its Kubeflow name. */
    record Parameter(String name) implements Channel {}

    /** One output of one step. */
    record FromOutput(String step, String output) implements Channel {}

    /** The output of whichever step ran. */
    record OneOf(List<FromOutput> candidates) implements Channel {
        public OneOf {
            candidates = List.copyOf(candidates);
        }
    }
}
