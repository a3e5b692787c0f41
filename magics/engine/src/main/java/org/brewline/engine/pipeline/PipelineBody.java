package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.brewline.engine.component.ComponentSpec;
import org.jspecify.annotations.Nullable;

/**
 * The body of a pipeline: Java that is traced once, while the pipeline is linked, to find its steps and what flows
 * between them. Notebook cells are turned into subclasses; plain Java uses {@link Pipeline#define}. One thread.
 *
 * <pre>{@code
 * protected void body() {
 *     var score = evaluate(trainSvc(load()));
 *     when(score.accuracy().atLeast(0.9), () -> publish(score)).orElse(() -> explain(score));
 * }
 * }</pre>
 */
public abstract class PipelineBody {
    private final String token = Trace.newToken();
    private @Nullable Trace trace;
    private @Nullable Object result;

    /** Says what the pipeline gives when it is part of another one: an output, or a record of outputs. */
    protected final void giveBack(Object outputs) {
        boolean fits = outputs instanceof Output<?> || Results.named(outputs).isPresent();
        if (!fits) {
            trace().problem(
                            "the pipeline returns something else than outputs of steps",
                            "return a step's output, or a record whose components are outputs: record"
                                    + " Parts(Output<Table> train, Output<Table> test) {}");
        }
        result = fits ? outputs : null;
    }

    /** The name of a parameter of this body, different from that of all other bodies. */
    protected final String own(String param) {
        return token + "." + param;
    }

    final String token() {
        return token;
    }

    final Optional<Object> result() {
        return Optional.ofNullable(result);
    }

    /** Runs the body as a part of another one. */
    final void traceInto(Trace outer) {
        traceBody(outer);
    }

    /** Makes the steps. Called by the linker. */
    protected abstract void body();

    /** Steps that run only if the condition holds; the branch has the output of the supplied step. */
    protected <T> Branch<T> when(Condition condition, Supplier<? extends Output<T>> then) {
        Optional<Condition> outer = trace().context();
        Output<T> output = trace().within(outer, condition, () -> (Output<T>) then.get());
        return new Branch<>(this, outer, condition, Optional.of(output));
    }

    /** Steps that run only if the condition holds. */
    protected Branch<Void> when(Condition condition, Runnable then) {
        Optional<Condition> outer = trace().context();
        runWithin(outer, condition, then);
        return new Branch<>(this, outer, condition, Optional.empty());
    }

    /** Steps that run only if the value is true. */
    protected <T> Branch<T> when(Value<Boolean> isTrue, Supplier<? extends Output<T>> then) {
        return when(new Condition.IsTrue(Output.bindingOf(isTrue)), then);
    }

    /** Steps that run only if the value is true. */
    protected Branch<Void> when(Value<Boolean> isTrue, Runnable then) {
        return when(new Condition.IsTrue(Output.bindingOf(isTrue)), then);
    }

    /** Steps that run only if a Java test accepts the output. Such a pipeline can't be exported. */
    protected <T, U> Branch<U> when(Output<T> output, Predicate<? super T> test, Supplier<? extends Output<U>> then) {
        return when(testOf(output, test), then);
    }

    /** Steps that run only if a Java test accepts the output. Such a pipeline can't be exported. */
    protected <T> Branch<Void> when(Output<T> output, Predicate<? super T> test, Runnable then) {
        return when(testOf(output, test), then);
    }

    protected Condition not(Condition condition) {
        return condition.not();
    }

    protected Condition not(Value<Boolean> value) {
        return new Condition.IsTrue(Output.bindingOf(value)).not();
    }

    /**
     * Steps that run once for each item of a list; how many there are is known only when the list is there.
     *
     * @param each traced once, with a handle that stands for any item
     * @return what the items became, as a list
     */
    protected <I, T> Mapped<T> mapEach(ListValue<?, I> list, Function<? super I, ? extends Output<T>> each) {
        return mapped(list, list::itemOf, each);
    }

    /**
     * Steps that run at the end of the run: when all others succeeded, when one failed, and when the run was cancelled.
     * What they take of other steps may be missing, so they take it as {@code Optional}; a parameter of type {@link
     * org.brewline.engine.component.RunOutcome} tells how the run went.
     */
    protected void onExit(Runnable steps) {
        trace().atExit(steps);
    }

    final <I, T> Mapped<T> mapped(
            Value<?> list, Function<Binding, I> items, Function<? super I, ? extends Output<T>> each) {
        Trace current = trace();
        var fanOut = new TracedFanOut(Trace.newToken(), Output.bindingOf(list), current.context(), current.place());
        int before = current.steps().size();
        I item = items.apply(new Binding.Item(fanOut.token, Binding.FromStep.ALL, -1));
        Output<T> output = current.forEach(fanOut, () -> each.apply(item));
        if (current.steps().size() == before) {
            current.problem("mapEach makes no step", "call a component in it, as in mapEach(folds, f -> train(f))");
        }
        return new Mapped<>(this, fanOut, output.binding);
    }

    /** The output of the first of these whose step ran: what branches lead to. */
    @SafeVarargs
    public final <T> Output<T> firstOf(Output<? extends T>... outputs) {
        if (outputs.length < 2) {
            trace().problem(
                            "firstOf with %d output(s)".formatted(outputs.length),
                            "give it the outputs of two or more steps");
        }
        var candidates = new ArrayList<Binding.FromStep>();
        for (Output<? extends T> output : outputs) {
            candidates.addAll(candidatesOf(output.binding));
        }
        return Output.of(new Binding.FirstOf(candidates));
    }

    /** A step of a component at hand, with its inputs in the order of the signature. */
    public GenericStep step(ComponentSpec component, Object... inputs) {
        var step = new GenericStep(this, component);
        step.inputs(component.signature(), Arrays.asList(inputs));
        return step;
    }

    final Trace trace() {
        if (trace == null) {
            throw new IllegalStateException(
                    "a pipeline's steps are made while it is linked: call it through Linker.link");
        }
        return trace;
    }

    /** Runs the body and returns what it did. */
    final Trace traceBody(Trace fresh) {
        trace = fresh;
        try {
            body();
            return fresh;
        } finally {
            trace = null;
        }
    }

    final void runWithin(Optional<Condition> outer, Condition condition, Runnable branch) {
        trace().<@Nullable Object>within(outer, condition, () -> {
            branch.run();
            return null;
        });
    }

    final List<Binding.FromStep> candidatesOf(Binding binding) {
        if (binding instanceof Binding.FromStep one) {
            return List.of(one);
        }
        if (binding instanceof Binding.FirstOf several) {
            return several.candidates();
        }
        trace().problem("firstOf takes outputs of steps", "leave out what is no step's output");
        return List.of();
    }

    @SuppressWarnings("unchecked") // the runner passes the test what the output's type says
    private <T> Condition testOf(Output<T> output, Predicate<? super T> test) {
        if (output.binding instanceof Binding.FromStep from) {
            return new Condition.Test(from, (Predicate<Object>) test);
        }
        trace().problem("a Java test of what firstOf gives", "test the output of one step");
        return new Condition.Test(new Binding.FromStep("", Binding.FromStep.ALL), value -> false);
    }
}
