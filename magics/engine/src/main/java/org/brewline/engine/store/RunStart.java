package org.brewline.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.PipelineShape;

/**
 * Everything that is known of a run before its first step.
 *
 * @param config by step name ({@code ""} for the pipeline's own), then parameter name
 * @param steps name to component, in topological order
 * @param cells the cells (or files) whose code makes the run
 * @param trial the sweep that it is a trial of
 */
public record RunStart(
        RunId id,
        PipelineShape shape,
        Instant started,
        String jvm,
        Map<String, Map<String, Entry>> config,
        Map<String, ComponentSpec> steps,
        List<Cell> cells,
        Optional<RunId> resumedFrom,
        Optional<RunLabels.TrialOf> trial) {
    /** A run that is no trial of a sweep. */
    public RunStart(
            RunId id,
            PipelineShape shape,
            Instant started,
            String jvm,
            Map<String, Map<String, Entry>> config,
            Map<String, ComponentSpec> steps,
            List<Cell> cells,
            Optional<RunId> resumedFrom) {
        this(id, shape, started, jvm, config, steps, cells, resumedFrom, Optional.empty());
    }

    /**
     * A config value.
     *
     * @param text as in YAML; of a secret only its name
     * @param secretDigest keyed digest of a secret's value
     */
    public record Entry(String text, Setting.Origin origin, Optional<String> secretDigest) {}

    /** A piece of the user's source, e.g. with the label {@code cell 3}. */
    public record Cell(String label, String source) {}
}
