package org.brewline.engine.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.PipelineShape;
import org.jspecify.annotations.Nullable;

/**
 * All that a store knows of a run, as data: for taking it elsewhere. Not in it are content, logs and the points of
 * curves, which are read one by one, byte code, and anything that tells of a secret's value.
 *
 * @param cells the cells whose code made the run
 * @param components what the steps executed
 * @param steps in topological order
 * @param told what people said of it; missing where an older Brewline wrote it
 */
public record RunCopy(
        RunId id,
        PipelineShape shape,
        RunState state,
        Instant started,
        Optional<Instant> finished,
        String jvm,
        Optional<RunId> resumedFrom,
        List<RunStart.Cell> cells,
        List<Config> config,
        List<Source> components,
        List<Step> steps,
        @Nullable RunTold told) {
    public RunCopy {
        told = told == null ? RunTold.NOTHING : told;
        cells = List.copyOf(cells);
        config = List.copyOf(config);
        components = List.copyOf(components);
        steps = List.copyOf(steps);
    }

    /**
     * A config value.
     *
     * @param step {@code ""} for the pipeline's own
     * @param text as in YAML; of a secret only its name
     */
    public record Config(String step, String name, String text, Setting.Origin origin, boolean secret) {}

    /**
     * A component as it was.
     *
     * @param dependencies coordinate to SHA-256 of the file
     */
    public record Source(
            String name,
            String source,
            String place,
            List<String> imports,
            SortedMap<String, String> dependencies,
            String codeHash) {
        public Source {
            imports = List.copyOf(imports);
            dependencies = new TreeMap<>(dependencies);
        }
    }

    /**
     * A step.
     *
     * @param component its place among the components
     * @param cachedFrom where it was executed, if it came from the cache; what it measured is here all the same
     * @param cacheKey empty if it has none, or if it depends on a secret
     * @param cacheParts what the key is made of, but for secrets; empty if it is not known
     * @param curves the names of its dynamic metrics
     */
    public record Step(
            String name,
            int component,
            StepState state,
            Optional<Instant> started,
            Optional<Instant> finished,
            int attempts,
            String reason,
            Optional<Failure> failure,
            Optional<StepOrigin> cachedFrom,
            Optional<String> cacheKey,
            Map<String, String> cacheParts,
            Optional<StepHistory.Progressed> progress,
            List<StepHistory.Retry> retries,
            List<StepRecord.Input> inputs,
            List<Artifact> artifacts,
            List<StepHistory.Metric> metrics,
            List<String> curves) {
        public Step {
            retries = List.copyOf(retries);
            inputs = List.copyOf(inputs);
            artifacts = List.copyOf(artifacts);
            metrics = List.copyOf(metrics);
            curves = List.copyOf(curves);
            cacheParts = new TreeMap<>(cacheParts);
        }

        private Step withFailures(UnaryOperator<Failure> change) {
            return new Step(
                    name,
                    component,
                    state,
                    started,
                    finished,
                    attempts,
                    reason,
                    failure.map(change),
                    cachedFrom,
                    cacheKey,
                    cacheParts,
                    progress,
                    retries.stream()
                            .map(r -> new StepHistory.Retry(
                                    r.attempt(), r.started(), r.failed(), change.apply(r.failure())))
                            .toList(),
                    inputs,
                    artifacts,
                    metrics,
                    curves);
        }
    }

    /** The run with what was told of failures changed, e.g. without secrets. */
    RunCopy withFailures(UnaryOperator<Failure> change) {
        return new RunCopy(
                id,
                shape,
                state,
                started,
                finished,
                jvm,
                resumedFrom,
                cells,
                config,
                components,
                steps.stream().map(step -> step.withFailures(change)).toList(),
                told);
    }

    /** What people said of the run, and its sweep. */
    @Override
    public RunTold told() {
        return told == null ? RunTold.NOTHING : told;
    }

    /** The pipeline's name. */
    public String pipeline() {
        return shape.name();
    }

    /** SHA-256 of what makes the run that run and no other: its times, config, and what its steps left. */
    public String fingerprint() {
        var text = new StringBuilder();
        text.append(id)
                .append('\n')
                .append(pipeline())
                .append('\n')
                .append(state)
                .append('\n');
        text.append(started.toEpochMilli()).append('\n');
        config.forEach(c -> line(text, "config", c.step(), c.name(), c.text()));
        for (Step step : steps) {
            line(text, "step", step.name(), step.state().name());
            step.inputs().forEach(i -> line(text, "input", i.parameter(), i.content()));
            step.artifacts()
                    .forEach(a -> line(
                            text,
                            "artifact",
                            a.name(),
                            a.type(),
                            a.handler(),
                            a.content().hex()));
            step.metrics().forEach(m -> line(text, "metric", RowJson.write(m.metric())));
        }
        return ObjectFiles.digest(text.toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(RowJson.write(fields)).append('\n');
    }
}
