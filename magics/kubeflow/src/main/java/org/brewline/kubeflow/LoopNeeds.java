package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.function.Predicate;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/**
 * What a loop takes from outside. A loop's task that takes a value, or its list, from a task beside it stands in a DAG of
 * its own, where these are inputs: Kubeflow's local runner finds the list there, and gives a loop's task the item in
 * place of each value of a task.
 */
record LoopNeeds(Pipeline pipeline, Bundle bundle) {
    /** Whether the list, or a parameter that the steps or their conditions take, comes from one of these steps. */
    boolean isFedByTasks(Predicate<String> beside) {
        var items = bundle.fanOut().orElseThrow().items();
        if (Conjuncts.sources(items).stream().anyMatch(from -> beside.test(from.step()))) {
            return true;
        }
        for (StepNode step : bundle.steps()) {
            var reads = new ArrayList<>(step.bindings().values());
            step.condition().ifPresent(c -> reads.addAll(Conjuncts.reads(c)));
            boolean fed = reads.stream()
                    .flatMap(read -> Conjuncts.sources(read).stream())
                    .filter(from -> !bundle.contains(from.step()) && beside.test(from.step()))
                    .anyMatch(this::hasParameter);
            if (fed) {
                return true;
            }
        }
        return false;
    }

    private boolean hasParameter(Binding.FromStep from) {
        return pipeline.step(from.step()).orElseThrow().component().signature().outputs().stream()
                .filter(output -> from.isWhole() || output.name().equals(from.output()))
                .map(OutputSpec::type)
                .anyMatch(type -> ParameterKind.ofOutput(type).isPresent());
    }
}
