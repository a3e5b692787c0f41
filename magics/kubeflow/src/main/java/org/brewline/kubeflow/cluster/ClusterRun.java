package org.brewline.kubeflow.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A run as the server last described it.
 *
 * @param id the server's
 * @param state {@code PENDING}, {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED} and so on
 * @param error why it failed; empty if it did not, or nobody says
 * @param tasks its tasks as far as they have begun
 */
public record ClusterRun(String id, String state, String error, List<Task> tasks) {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "SKIPPED", "CANCELED");

    public ClusterRun {
        tasks = List.copyOf(tasks);
    }

    /**
     * A task of a run: a step, or a sub-DAG.
     *
     * @param name as in the exported file: {@code train-svc}
     */
    public record Task(String name, String state) {}

    /** Whether it has ended. */
    public boolean isFinal() {
        return FINAL.contains(state);
    }

    static ClusterRun of(JsonNode run) {
        var tasks = new ArrayList<Task>();
        for (JsonNode task : run.at("/run_details/task_details")) {
            String name = task.path("display_name").asText("");
            if (!name.isEmpty() && !name.equals("root") && !name.endsWith("-driver")) {
                tasks.add(new Task(name, task.path("state").asText("PENDING")));
            }
        }
        return new ClusterRun(
                run.path("run_id").asText(),
                run.path("state").asText("PENDING"),
                run.at("/error/message").asText(""),
                tasks);
    }
}
