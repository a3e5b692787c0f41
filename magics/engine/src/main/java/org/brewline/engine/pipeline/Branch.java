package org.brewline.engine.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code when} made: steps under a condition, to which those for the opposite can be added.
 *
 * <pre>{@code
 * when(score.accuracy().atLeast(0.9), () -> publish(svc)).orElse(() -> explain(score));
 * }</pre>
 *
 * @param <T> the type of the branch's output
 */
public final class Branch<T> {
    private final PipelineBody body;
    private final Optional<Condition> outer;
    private final Condition condition;
    private final Optional<Output<T>> output;

    Branch(PipelineBody body, Optional<Condition> outer, Condition condition, Optional<Output<T>> output) {
        this.body = body;
        this.outer = outer;
        this.condition = condition;
        this.output = output;
    }

    /** Steps for the opposite condition; the output is that of whichever branch ran. */
    public Output<T> orElse(Supplier<? extends Output<T>> otherwise) {
        Output<T> other = body.trace().within(outer, condition.not(), () -> (Output<T>) otherwise.get());
        return output.map(first -> body.<T>firstOf(first, other)).orElse(other);
    }

    /**
     * The output of the branch; there is none where the condition is false, so it feeds optional inputs.
     *
     * <pre>{@code
     * report(when(score.accuracy().atLeast(0.9), () -> publish(svc)).output());
     * }</pre>
     */
    public Output<T> output() {
        if (output.isEmpty()) {
            body.trace().problem("the output of a branch that gives none", "let its lambda give a step's output");
        }
        return output.orElseGet(() -> Output.of(new Binding.FirstOf(List.of())));
    }

    /** Steps for the opposite condition. */
    public void orElse(Runnable otherwise) {
        body.runWithin(outer, condition.not(), otherwise);
    }
}
