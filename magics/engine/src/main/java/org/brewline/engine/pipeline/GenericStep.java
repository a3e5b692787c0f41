package org.brewline.engine.pipeline;

import java.util.List;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.component.Signature;

/**
 * A step of any component, for plain Java: parameters and outputs go by name and are checked when the pipeline is
 * linked.
 *
 * <pre>{@code
 * var parts = p.step("split", data).set("testFraction", 0.3);
 * var svc = p.step("trainSvc", parts.output("train"));
 * }</pre>
 */
public final class GenericStep extends Step<GenericStep, Object> {
    private final PipelineBody body;

    GenericStep(PipelineBody body, ComponentSpec component) {
        super(body, component);
        this.body = body;
    }

    GenericStep(PipelineBody body, String component) {
        super(body, component);
        this.body = body;
    }

    /** Sets a config parameter to a value, or to an output or pipeline parameter that gives it. */
    public GenericStep set(String config, Object valueOrValue) {
        return bindConfig(config, valueOrValue);
    }

    /** Feeds a parameter from an output, or from a collection of outputs that become a list. */
    public GenericStep input(String parameter, Object outputOrListOfOutputs) {
        return bindInput(parameter, outputOrListOfOutputs);
    }

    /** One of the record's components as an output of its own; {@code output} is the value of any other component. */
    public <U> Output<U> output(String name) {
        return outputNamed(name);
    }

    /** An output that conditions can test. */
    public <U> Output.OfScalar<U> scalar(String name) {
        return scalarNamed(name);
    }

    /** An output that conditions can compare. */
    public <U extends Number> Output.OfNumber<U> number(String name) {
        return numberNamed(name);
    }

    /** Feeds the inputs in the order of the signature; compound config without a default counts as an input. */
    void inputs(Signature signature, List<Object> sources) {
        List<Parameter> takers = signature.inputs();
        if (sources.size() > takers.size()) {
            takers = signature.parameters().stream()
                    .filter(p -> p.role() == Role.INPUT || isFedCompound(p))
                    .toList();
        }
        if (sources.size() > takers.size()) {
            body.trace()
                    .problem(
                            "%d inputs for %s".formatted(sources.size(), signature.name()),
                            "it takes " + takers.stream().map(Parameter::name).toList());
        }
        for (int i = 0; i < Math.min(sources.size(), takers.size()); i++) {
            input(takers.get(i).name(), sources.get(i));
        }
    }

    private static boolean isFedCompound(Parameter parameter) {
        Class<?> raw = org.brewline.engine.config.Generics.raw(parameter.type());
        return parameter.isRequiredConfig() && (raw.isRecord() || raw.isInterface());
    }
}
