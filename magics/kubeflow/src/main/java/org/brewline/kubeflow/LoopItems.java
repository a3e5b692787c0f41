package org.brewline.kubeflow;

import java.util.Optional;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;

/** What a loop goes over, and as what an item reaches its steps. */
enum LoopItems {
    /** A list parameter; an item is a parameter. */
    VALUES,
    /** A list that stands in the file. */
    CONSTANT,
    /** What another loop's steps made; an item is one of these artifacts. */
    ARTIFACTS,
    /**
     * A list that is one artifact. Kubeflow can't look into it, so the step that makes it also tells the numbers of its
     * items, and a step for an item takes the whole list and a number.
     */
    NUMBERS;

    static LoopItems of(FanOut fanOut) {
        if (fanOut.items() instanceof Binding.Constant) {
            return CONSTANT;
        } else if (fanOut.items() instanceof Binding.FromParam
                || ParameterKind.ofOutput(fanOut.itemType()).isPresent()) {
            return VALUES;
        }
        return fanOut.items() instanceof Binding.Gathered ? ARTIFACTS : NUMBERS;
    }

    /** Whether a loop goes over the numbers of what this output is. */
    static boolean areNumbered(Pipeline pipeline, String step, OutputSpec output) {
        return pipeline.fanOuts().stream()
                .filter(fanOut -> of(fanOut) == NUMBERS)
                .flatMap(fanOut -> Conjuncts.sources(fanOut.items()).stream())
                .anyMatch(from -> from.step().equals(step)
                        && (from.isWhole() || from.output().equals(output.name())));
    }

    /** Why the fan-out can't be a loop; empty if it can. */
    static Optional<String> refusal(FanOut fanOut, Pipeline pipeline) {
        if (!(fanOut.items() instanceof Binding.Gathered gathered)) {
            return Optional.empty();
        }
        boolean parts = Conjuncts.sources(gathered).stream()
                .anyMatch(from -> from.isWhole()
                        && pipeline.step(from.step())
                                .orElseThrow()
                                .component()
                                .signature()
                                .returnsRecord());
        return parts ? Optional.of("it maps records, whose parts Kubeflow passes one by one") : Optional.empty();
    }
}
