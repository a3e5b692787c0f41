package org.brewline.engine.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.PipelineShape;

/**
 * A run as the store keeps it.
 *
 * @param config by step name ({@code ""} for the pipeline's own), then parameter name, to the value's text
 * @param jvm the JVM's version and vendor
 * @param labels what people say of it, and the sweep that it belongs to
 */
public record RunRecord(
        RunId id,
        PipelineShape shape,
        Map<String, Map<String, String>> config,
        RunState state,
        Instant started,
        Optional<Instant> finished,
        String jvm,
        RunLabels labels) {
    /** A run of which nobody said anything. */
    public RunRecord(
            RunId id,
            PipelineShape shape,
            Map<String, Map<String, String>> config,
            RunState state,
            Instant started,
            Optional<Instant> finished,
            String jvm) {
        this(id, shape, config, state, started, finished, jvm, RunLabels.NONE);
    }
}
