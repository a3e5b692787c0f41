package org.brewline.kubeflow;

import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/** What the writers of one export share. */
record Plan(Pipeline pipeline, ExportOptions options, Scopes scopes, TaskNames names, Problems problems) {
    StepNode step(String name) {
        return pipeline.step(name)
                .orElseThrow(() -> new IllegalStateException("the linked pipeline has no step \"" + name + "\""));
    }
}
