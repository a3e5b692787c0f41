package org.brewline.notebook.workbench;

import java.util.List;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.run.RunOptions;

/**
 * What is asked of a run.
 *
 * @param layers config beside what the pipeline's {@code %%config} cell gives
 * @param options how it is executed; its cells are filled in when it starts
 */
public record RunRequest(String pipeline, List<ConfigLayer> layers, RunOptions options) {
    public RunRequest {
        layers = List.copyOf(layers);
    }

    /** A run of a pipeline with all its defaults. */
    public static RunRequest of(String pipeline) {
        return new RunRequest(pipeline, List.of(), RunOptions.defaults());
    }
}
