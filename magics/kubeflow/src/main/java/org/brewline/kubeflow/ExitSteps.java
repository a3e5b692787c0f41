package org.brewline.kubeflow;

import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/** What Kubeflow's exit tasks can't do: they start when all else has ended, and are given nothing but how it ended. */
final class ExitSteps {
    private ExitSteps() {}

    static void refuseWhatCanNotBe(Pipeline pipeline, Problems problems) {
        for (StepNode step : pipeline.steps()) {
            if (step.role().atExit()) {
                refuse(step, problems);
            }
        }
        boolean alone = pipeline.steps().stream().allMatch(step -> step.role().atExit());
        if (alone) {
            problems.add("\"" + pipeline.name() + "\" has steps at its end only", "add a step that runs before");
        }
    }

    private static void refuse(StepNode step, Problems problems) {
        for (Binding binding : step.bindings().values()) {
            Conjuncts.sources(binding)
                    .forEach(from -> problems.add(
                            step,
                            "it runs at the end and takes an output of \"%s\"".formatted(from.step()),
                            "on Kubeflow such a step is only told how the run went: take a RunOutcome"));
        }
        if (step.condition().isPresent() || !step.after().isEmpty()) {
            problems.add(
                    step,
                    "it runs at the end, and only sometimes or after another such step",
                    "on Kubeflow all steps at the end run at once: put them into one component");
        }
    }
}
