package org.brewline.engine.pipeline;

import java.util.List;

/**
 * What the items of a list became: a list that another step can take, in the order of the items.
 *
 * <pre>{@code
 * var models = mapEach(folds, fold -> train(fold)).parallel(4);
 * best(models);
 * }</pre>
 *
 * @param <T> what one item became
 */
public final class Mapped<T> extends Output<List<T>> implements ListValue<List<T>, Output<T>> {
    private final PipelineBody body;
    private final TracedFanOut fanOut;

    Mapped(PipelineBody body, TracedFanOut fanOut, Binding each) {
        super(new Binding.Gathered(each));
        this.body = body;
        this.fanOut = fanOut;
    }

    /** At most that many of its steps run at once; without it the run's own limit holds. */
    public Mapped<T> parallel(int steps) {
        if (steps < 1) {
            body.trace().problem("parallel(" + steps + ")", "let at least one run");
        }
        fanOut.limits = new FanOut.Limits(steps, fanOut.limits.failFast());
        return this;
    }

    /** The first item that fails ends the others; without it they go on. */
    public Mapped<T> failFast() {
        fanOut.limits = new FanOut.Limits(fanOut.limits.parallel(), true);
        return this;
    }

    @Override
    public Output<T> itemOf(Binding item) {
        return Output.of(item);
    }
}
