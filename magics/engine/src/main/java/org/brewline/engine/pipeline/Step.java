package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.ComponentSpec;

/**
 * A step while its pipeline is linked: a handle to set its config and to hand its outputs on. It is the step's whole
 * output; subclasses made for a component add a method for each config (one argument) and each output (none).
 *
 * <pre>{@code
 * var svc = trainSvc(parts.train()).kernel("rbf").named("svc");
 * }</pre>
 *
 * @param <S> the subclass itself
 * @param <T> the type of the whole output
 */
public abstract class Step<S extends Step<S, T>, T> extends Output<T> {
    private final PipelineBody body;
    private final TracedStep traced;

    /** A new step of the component of that name. */
    protected Step(PipelineBody body, String componentName) {
        this(body, componentName, Optional.empty(), Trace.newToken());
    }

    /** A new step of a component at hand. */
    protected Step(PipelineBody body, ComponentSpec component) {
        this(body, component.name(), Optional.of(component), Trace.newToken());
    }

    private Step(PipelineBody body, String componentName, Optional<ComponentSpec> spec, String token) {
        super(new Binding.FromStep(token, Binding.FromStep.ALL));
        this.body = body;
        this.traced = new TracedStep(token, componentName, spec, body.trace().place());
        body.trace().add(traced);
    }

    /** Gives the step a name; without one it has that of its component. Letters, digits, {@code -} and {@code _}. */
    public S named(String name) {
        traced.givenName = Optional.of(name);
        return self();
    }

    /** Makes the step wait until these have ended. */
    public S after(Output<?>... steps) {
        for (Output<?> step : steps) {
            addAll(traced.after, step);
        }
        return self();
    }

    /** Adds the steps that the output is of. */
    static void addAll(Set<String> tokens, Output<?> output) {
        StepGraph.fromSteps(output.binding).forEach(from -> tokens.add(from.step()));
    }

    /** Sets a config parameter to a value, or to an output or pipeline parameter that gives it. */
    protected S bindConfig(String config, Object valueOrValue) {
        return bind(config, valueOrValue);
    }

    /** Feeds a parameter from an output, or from a collection of outputs that become a list. */
    protected S bindInput(String parameter, Object outputOrListOfOutputs) {
        return bind(parameter, outputOrListOfOutputs);
    }

    /** One of the record's components as an output of its own. */
    protected <U> Output<U> outputNamed(String name) {
        return Output.of(fromThis(name));
    }

    /** An output that conditions can test. */
    protected <U> Output.OfScalar<U> scalarNamed(String name) {
        return new Output.OfScalar<>(fromThis(name));
    }

    /** An output that conditions can compare. */
    protected <U extends Number> Output.OfNumber<U> numberNamed(String name) {
        return new Output.OfNumber<>(fromThis(name));
    }

    private Binding fromThis(String output) {
        return new Binding.FromStep(traced.token, output);
    }

    private S bind(String parameter, Object source) {
        if (traced.bindings.put(parameter, bindingOf(body, traced.component, parameter, source)) != null) {
            body.trace().problem("%s of %s for the second time".formatted(parameter, traced.component), "keep one");
        }
        return self();
    }

    static Binding bindingOf(PipelineBody body, String component, String parameter, Object source) {
        if (source instanceof Value<?> value) {
            return Output.bindingOf(value);
        }
        if (source instanceof Collection<?> collection && collection.stream().anyMatch(e -> e instanceof Value<?>)) {
            return collected(body, component, parameter, collection);
        }
        return new Binding.Constant(source);
    }

    private static Binding collected(PipelineBody body, String component, String parameter, Collection<?> outputs) {
        var elements = new ArrayList<Binding.FromStep>();
        for (Object element : outputs) {
            if (element instanceof Output<?> output && output.binding instanceof Binding.FromStep from) {
                elements.add(from);
            } else {
                body.trace()
                        .problem(
                                "the list for %s of %s holds something that is no step's output"
                                        .formatted(parameter, component),
                                "collect outputs of steps only");
            }
        }
        return new Binding.Collected(elements);
    }

    @SuppressWarnings("unchecked") // S is the subclass itself, by the declaration of this class
    private S self() {
        return (S) this;
    }
}
