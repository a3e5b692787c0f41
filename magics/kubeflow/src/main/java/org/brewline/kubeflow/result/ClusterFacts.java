package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;

/** A run as the server's API describes it. */
final class ClusterFacts {
    private final JsonNode run;

    ClusterFacts(JsonNode run) {
        this.run = run;
    }

    String id() {
        return run.path("run_id").asText();
    }

    String name() {
        return run.path("display_name").asText();
    }

    RunState state() {
        return switch (run.path("state").asText()) {
            case "SUCCEEDED" -> RunState.SUCCEEDED;
            case "CANCELED" -> RunState.CANCELLED;
            case "FAILED", "SKIPPED" -> RunState.FAILED;
            default -> RunState.RUNNING;
        };
    }

    Optional<Instant> started() {
        return time(run.path("created_at"));
    }

    Optional<Instant> finished() {
        return time(run.path("finished_at"));
    }

    Map<String, JsonNode> parameters() {
        var parameters = new LinkedHashMap<String, JsonNode>();
        run.at("/runtime_config/parameters").properties().forEach(e -> parameters.put(e.getKey(), e.getValue()));
        return parameters;
    }

    ExportedSpec spec() {
        JsonNode spec = run.path("pipeline_spec");
        return new ExportedSpec(spec.has("pipeline_spec") ? spec.path("pipeline_spec") : spec);
    }

    /**
     * A task that has begun.
     *
     * @param error {@code ""} if it has none
     */
    record Task(String name, StepState state, Optional<Instant> started, Optional<Instant> finished, String error) {}

    /** The steps' tasks by name; not the sub-DAGs, and not what drives them. */
    Map<String, Task> tasks(java.util.function.Predicate<String> isStep) {
        var tasks = new LinkedHashMap<String, Task>();
        for (JsonNode task : run.at("/run_details/task_details")) {
            String name = task.path("display_name").asText();
            if (isStep.test(name)) {
                tasks.put(
                        name,
                        new Task(
                                name,
                                state(task.path("state").asText()),
                                time(task.path("start_time")),
                                time(task.path("end_time")),
                                task.at("/error/message").asText("")));
            }
        }
        return tasks;
    }

    private static StepState state(String state) {
        return switch (state) {
            case "SUCCEEDED", "CACHED" -> StepState.SUCCEEDED;
            case "SKIPPED" -> StepState.SKIPPED;
            case "CANCELED" -> StepState.CANCELLED;
            default -> StepState.FAILED;
        };
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            Instant at = Instant.parse(text.asText());
            return at.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
