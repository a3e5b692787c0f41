package org.brewline.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.MetricCurve;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;

/**
 * Something that happened in a run. A live run tells them to its listeners, a stored run replays them from the store;
 * whoever draws folds them and cannot tell the difference.
 */
public sealed interface RunEvent {
    RunId run();

    Instant at();

    /**
     * The run began.
     *
     * @param config by step name ({@code ""} for the pipeline's own), then parameter name, to the text of the value
     */
    record RunStarted(RunId run, Instant at, PipelineShape shape, Map<String, Map<String, String>> config)
            implements RunEvent {}

    /** A step that runs for each item of a list got that many: they are called {@code step[0]}, {@code step[1]}, … */
    record ItemsKnown(RunId run, Instant at, String step, int count) implements RunEvent {}

    /** A step began to execute; attempt counts from 1. */
    record StepStarted(RunId run, Instant at, String step, int attempt) implements RunEvent {}

    /** A step told how far it is; total 0 or less if unknown; message may be empty. */
    record StepProgressed(RunId run, Instant at, String step, long done, long total, String message)
            implements RunEvent {}

    /** A step printed or logged whole lines. */
    record StepLogged(RunId run, Instant at, String step, String text) implements RunEvent {}

    /**
     * A step logged points of dynamic metrics.
     *
     * @param omitted what a stored run does not tell of its one metric; nothing in a live run
     */
    record MetricsLogged(RunId run, Instant at, String step, List<MetricPoint> points, Omitted omitted)
            implements RunEvent {
        public MetricsLogged(RunId run, Instant at, String step, List<MetricPoint> points) {
            this(run, at, step, points, new Omitted(0, 0));
        }

        /** Points that were logged and are left out, for they lie between the extremes of their stretch. */
        public record Omitted(long points, long notFinite) {}

        static MetricsLogged of(RunId run, Instant at, String step, MetricCurve curve) {
            long left = curve.count() - curve.points().size();
            return new MetricsLogged(run, at, step, curve.points(), new Omitted(Math.max(0, left), curve.notFinite()));
        }
    }

    /** A step set a static metric. */
    record MetricSet(RunId run, Instant at, String step, StaticMetric metric) implements RunEvent {}

    /** A step failed and will be tried again. */
    record StepRetried(RunId run, Instant at, String step, int failedAttempt, Failure failure) implements RunEvent {}

    /**
     * A step finished and its outputs are in the store.
     *
     * @param cachedFrom the run that executed it, if the outputs were taken from the cache
     */
    record StepFinished(RunId run, Instant at, String step, List<Artifact> artifacts, Optional<RunId> cachedFrom)
            implements RunEvent {}

    /** A step failed for good. */
    record StepFailed(RunId run, Instant at, String step, Failure failure) implements RunEvent {}

    /** A step will not run; the reason is a sentence: {@code score.accuracy ≥ 0.9 was false (0.87)}. */
    record StepSkipped(RunId run, Instant at, String step, String reason) implements RunEvent {}

    /** A step was ended from outside. */
    record StepCancelled(RunId run, Instant at, String step) implements RunEvent {}

    /** The run ended; what is not finished by now is not going to be. */
    record RunFinished(RunId run, Instant at, RunState state) implements RunEvent {}
}
