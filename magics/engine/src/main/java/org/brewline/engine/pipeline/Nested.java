package org.brewline.engine.pipeline;

import java.util.Map;
import java.util.Optional;

/**
 * A pipeline inside of another one, while that is linked: a handle like that of a step, whose config are the pipeline's
 * own parameters, and whose outputs are what its body returns.
 *
 * <pre>{@code
 * var prepared = prepare(load()).testFraction(0.3).named("prepared");
 * trainSvc(prepared.train());
 * }</pre>
 *
 * @param <S> the subclass itself
 * @param <T> the type of the whole output
 */
public abstract class Nested<S extends Nested<S, T>, T> extends Output<T> {
    private final PipelineBody body;
    private final TracedPart part;

    /** Traces the pipeline of that name into the body. */
    protected Nested(PipelineBody body, String pipeline) {
        this(body, body.trace().part(pipeline));
    }

    private Nested(PipelineBody body, TracedPart part) {
        super(Results.whole(part));
        this.body = body;
        this.part = part;
    }

    /** Gives the pipeline's steps another prefix; without one it is the pipeline's name. */
    public S named(String name) {
        part.givenName = Optional.of(name);
        return self();
    }

    /** Makes all its steps wait until these have ended. */
    public S after(Output<?>... others) {
        for (Output<?> other : others) {
            body.trace().stepsOf(part).forEach(step -> Step.addAll(step.after, other));
        }
        return self();
    }

    /** Sets a config of the pipeline to a value, or to an output or parameter that gives it. */
    protected S bindConfig(String config, Object valueOrValue) {
        return bind(config, valueOrValue);
    }

    /** Feeds an input from an output, or from a collection of outputs that become a list. */
    protected S bindInput(String input, Object outputOrListOfOutputs) {
        return bind(input, outputOrListOfOutputs);
    }

    /** One of the named outputs. */
    protected <U> Output<U> outputNamed(String name) {
        return Output.of(Results.named(part, name));
    }

    /** A named output that conditions can test. */
    protected <U> Output.OfScalar<U> scalarNamed(String name) {
        return new Output.OfScalar<>(Results.named(part, name));
    }

    /** A named output that conditions can compare. */
    protected <U extends Number> Output.OfNumber<U> numberNamed(String name) {
        return new Output.OfNumber<>(Results.named(part, name));
    }

    private S bind(String parameter, Object source) {
        Map<String, Binding> bindings = part.bindings;
        if (bindings.put(parameter, Step.bindingOf(body, part.pipeline, parameter, source)) != null) {
            body.trace().problem("%s of %s for the second time".formatted(parameter, part.pipeline), "keep one");
        }
        return self();
    }

    @SuppressWarnings("unchecked") // S is the subclass itself, by the declaration of this class
    private S self() {
        return (S) this;
    }
}
