package org.brewline.notebook.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.pipeline.Pipeline;

/**
 * A pipeline, the cell that it came from, and the components that it was linked with.
 *
 * @param components by name
 */
record LinkedPipeline(Pipeline pipeline, PipelineCell cell, Map<String, ComponentSpec> components) {
    LinkedPipeline {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }
}
