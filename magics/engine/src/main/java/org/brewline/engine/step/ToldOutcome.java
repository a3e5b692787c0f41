package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.brewline.engine.component.RunOutcome;

/** How a run went, as Kubeflow tells a step at its end: one state, and one message if something failed. */
final class ToldOutcome {
    private ToldOutcome() {}

    /** The outcome among the values of parameters; a cluster writes its names in another way than the local runner. */
    static RunOutcome in(Collection<JsonNode> values) throws IOException {
        for (JsonNode value : values) {
            String state = text(value, "state", "state").toUpperCase(Locale.ROOT);
            String run = text(value, "pipelineJobResourceName", "pipeline_job_resource_name");
            if (value.isObject() && !state.isEmpty() && !run.isEmpty()) {
                return new RunOutcome(run, run, state(state), failures(value, state));
            }
        }
        throw new IOException("nothing tells how the run went");
    }

    private static RunOutcome.State state(String state) {
        return switch (state) {
            case "SUCCEEDED", "SKIPPED" -> RunOutcome.State.SUCCEEDED;
            case "CANCELLED", "CANCELED", "CANCELLING" -> RunOutcome.State.CANCELLED;
            default -> RunOutcome.State.FAILED;
        };
    }

    private static List<RunOutcome.FailedStep> failures(JsonNode value, String state) {
        if (state(state) != RunOutcome.State.FAILED) {
            return List.of();
        }
        String task = text(value, "pipelineTaskName", "pipeline_task_name");
        return List.of(
                new RunOutcome.FailedStep(task, "", value.at("/error/message").asText("")));
    }

    private static String text(JsonNode value, String name, String otherName) {
        return value.path(name).asText(value.path(otherName).asText(""));
    }
}
