package org.brewline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;

/** Runs as values for scripts. Times are ISO 8601 in UTC, states are in small letters. */
final class RunJson {
    private final Store store;

    RunJson(Store store) {
        this.store = store;
    }

    /** A run without its steps. */
    Map<String, Object> brief(RunRecord run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", run.id().toString());
        json.put("pipeline", run.shape().name());
        json.put("state", word(run.state()));
        times(json, Optional.of(run.started()), run.finished());
        labels(json, run.labels());
        json.put("config", flat(run.config()));
        json.put("metrics", scalars(run.id()));
        return json;
    }

    private static void labels(Map<String, Object> json, RunLabels labels) {
        json.put("name", labels.name());
        json.put("note", labels.note());
        json.put("tags", labels.tags());
        json.put("pinned", labels.pinned());
        json.put("archived", labels.archived());
        labels.trial()
                .ifPresent(trial ->
                        json.put("trial", Map.of("sweep", trial.sweep().toString(), "number", trial.number())));
    }

    /** A run with everything. */
    Map<String, Object> whole(RunRecord run) {
        Map<String, Object> json = brief(run);
        json.put("jvm", run.jvm());
        json.put(
                "steps",
                store.steps(run.id()).stream().map(step -> step(run.id(), step)).toList());
        return json;
    }

    private Map<String, Object> step(RunId run, StepRecord step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", step.name());
        json.put("component", step.component());
        json.put("state", word(step.state()));
        times(json, step.started(), step.finished());
        json.put("attempts", step.attempts());
        step.cachedFrom().ifPresent(from -> json.put("cachedFrom", from.toString()));
        if (!step.reason().isEmpty()) {
            json.put("reason", step.reason());
        }
        step.failure().ifPresent(failure -> json.put("failure", failure(failure)));
        json.put(
                "inputs",
                step.inputs().stream()
                        .map(input -> Map.of(
                                "parameter", input.parameter(),
                                "from", input.fromStep() + "." + input.fromOutput(),
                                "sha256", input.content()))
                        .toList());
        json.put(
                "artifacts",
                step.artifacts().stream()
                        .map(artifact -> artifact(step.name(), artifact))
                        .toList());
        json.put("metrics", scalars(run, step.name()));
        return json;
    }

    static Map<String, Object> failure(Failure failure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("exception", failure.exception());
        json.put("message", failure.message());
        json.put(
                "frames",
                failure.frames().stream()
                        .map(frame -> Map.of("method", frame.method(), "place", frame.place()))
                        .toList());
        json.put("causes", failure.causes());
        return json;
    }

    /** The artifacts of one step, or of all. */
    List<Map<String, Object>> artifacts(RunId run, String step) {
        var all = new ArrayList<Map<String, Object>>();
        for (StepRecord one : store.steps(run)) {
            if (step.isEmpty() || one.name().equals(step)) {
                one.artifacts().forEach(artifact -> all.add(artifact(one.name(), artifact)));
            }
        }
        return all;
    }

    private Map<String, Object> artifact(String step, Artifact artifact) {
        var json = new LinkedHashMap<String, Object>();
        json.put("step", step);
        json.put("name", artifact.name());
        json.put("kind", word(artifact.kind()));
        json.put("type", artifact.type());
        json.put("size", artifact.size());
        json.put("sha256", artifact.content().hex());
        json.put("mediaType", artifact.mediaType());
        json.put("path", store.holds(artifact) ? store.open(artifact).toString() : "");
        return json;
    }

    /** Scalars, and the last point of each curve with how many there are. */
    Map<String, Object> metrics(RunRecord run) {
        var curves = new LinkedHashMap<String, Object>();
        for (StepRecord step : store.steps(run.id())) {
            for (String name : store.metricNames(run.id(), step.name())) {
                var curve = store.curve(run.id(), step.name(), name);
                MetricPoint last = curve.points().get(curve.points().size() - 1);
                curves.put(
                        step.name() + "." + name,
                        Map.of("points", curve.count(), "step", last.step(), "value", number(last.value())));
            }
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", run.id().toString());
        json.put("pipeline", run.shape().name());
        json.put("metrics", scalars(run.id()));
        json.put("curves", curves);
        return json;
    }

    private Map<String, Object> scalars(RunId run) {
        var all = new LinkedHashMap<String, Object>();
        for (StepRecord step : store.steps(run)) {
            scalars(run, step.name()).forEach((name, value) -> all.put(step.name() + "." + name, value));
        }
        return all;
    }

    private Map<String, Object> scalars(RunId run, String step) {
        var all = new LinkedHashMap<String, Object>();
        for (StaticMetric metric : store.staticMetrics(run, step)) {
            if (metric instanceof StaticMetric.Scalar scalar) {
                all.put(scalar.name(), number(scalar.value()));
            }
        }
        return all;
    }

    /** JSON has no NaN and no infinities. */
    static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : String.valueOf(value);
    }

    private static Map<String, String> flat(Map<String, Map<String, String>> config) {
        var flat = new LinkedHashMap<String, String>();
        config.forEach((step, values) ->
                values.forEach((name, value) -> flat.put(step.isEmpty() ? name : step + "." + name, value)));
        return flat;
    }

    private static void times(Map<String, Object> json, Optional<Instant> started, Optional<Instant> finished) {
        started.ifPresent(at -> json.put("started", at.toString()));
        finished.ifPresent(at -> json.put("finished", at.toString()));
        if (started.isPresent() && finished.isPresent()) {
            json.put("seconds", Duration.between(started.get(), finished.get()).toMillis() / 1000.0);
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
