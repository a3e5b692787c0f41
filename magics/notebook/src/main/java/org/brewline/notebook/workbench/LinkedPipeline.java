package org.brewline.notebook.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelinePart;

/**
 * A pipeline, the cell that it came from, and the components that it was linked with.
 *
 * @param components by name
 * @param part the pipeline as others contain it
 * @param parts the pipelines that it contains, by name
 */
record LinkedPipeline(
        Pipeline pipeline,
        PipelineCell cell,
        Map<String, ComponentSpec> components,
        PipelinePart part,
        Map<String, LinkedPipeline> parts) {
    LinkedPipeline {
        parts = Map.copyOf(parts);
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }
}
