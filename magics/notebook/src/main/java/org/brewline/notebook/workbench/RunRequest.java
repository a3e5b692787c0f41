package org.brewline.notebook.workbench;

import java.util.List;
import java.util.OptionalInt;
import org.brewline.engine.config.ConfigLayer;

/**
 * What is asked of a run.
 *
 * @param layers config beside what the pipeline's {@code %%config} cell gives
 * @param parallelism how many steps at once; as many as there are processors if empty
 * @param cache whether finished steps may stand in for new ones
 */
public record RunRequest(String pipeline, List<ConfigLayer> layers, OptionalInt parallelism, boolean cache) {
    public RunRequest {
        layers = List.copyOf(layers);
    }

    /** A run of a pipeline with all its defaults. */
    public static RunRequest of(String pipeline) {
        return new RunRequest(pipeline, List.of(), OptionalInt.empty(), true);
    }
}
