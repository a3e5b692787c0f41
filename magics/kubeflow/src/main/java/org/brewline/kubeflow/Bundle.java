package org.brewline.kubeflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.StepNode;

/**
 * Steps that get a DAG of their own: those of a fan-out, or of a pipeline inside of the pipeline.
 *
 * @param name of the fan-out; of the inner pipeline with all that it is in, {@code all/prepare}
 * @param fanOut empty for a pipeline
 */
record Bundle(String name, Optional<FanOut> fanOut, List<StepNode> steps) {
    Bundle {
        steps = List.copyOf(steps);
    }

    boolean contains(String step) {
        return steps.stream().anyMatch(s -> s.name().equals(step));
    }

    Set<String> names() {
        return steps.stream().map(StepNode::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the condition can only be known inside: for an item, or when one of the steps has run. */
    boolean decides(Condition condition) {
        return Conjuncts.reads(condition).stream()
                .anyMatch(read -> (fanOut.isPresent() && read instanceof Binding.Item)
                        || Conjuncts.sources(read).stream().anyMatch(from -> contains(from.step())));
    }
}
