package org.brewline.kubeflow;

import java.util.Optional;
import org.brewline.engine.component.Resources;

/** How a step's accelerators are called in a cluster: a resource that is counted, and a label of the machines. */
final class Accelerator {
    /** The label that tells the type, as managed clusters set it. */
    static final String LABEL = "cloud.google.com/gke-accelerator";

    private Accelerator() {}

    /** {@code nvidia.com/gpu}, or what the user wrote if it is the name of a resource already. */
    static String resource(Resources needs) {
        if (needs.accelerator().contains("/")) {
            return needs.accelerator();
        }
        return needs.accelerator().startsWith("amd") ? "amd.com/gpu" : "nvidia.com/gpu";
    }

    /** The type that the machine must have. */
    static Optional<String> label(Resources needs) {
        boolean typed = needs.gpu() > 0
                && !needs.accelerator().isEmpty()
                && !needs.accelerator().contains("/");
        return typed ? Optional.of(needs.accelerator()) : Optional.empty();
    }
}
