package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Signature;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.TypeNames;

/**
 * Components linked into a directed acyclic graph. Immutable; made by {@link Linker}, which checks it whole.
 *
 * <pre>{@code
 * Pipeline penguins = Pipeline.define("penguins", Components.of(Penguins.class), p -> {
 *     var minAccuracy = p.param("minAccuracy", 0.9);
 *     var parts = p.step("split", p.step("load")).set("testFraction", 0.3);
 *     var score = p.step("evaluate", p.step("trainSvc", parts.output("train")), parts.output("test"));
 *     p.when(score.number("accuracy").atLeast(minAccuracy), () -> p.step("publish", score));
 * });
 * }</pre>
 *
 * @param steps in topological order
 * @param fanOuts which of the steps run once for each item of a list, and what lists these are
 * @param outputs what it gives to a pipeline that contains it
 * @param place where it is defined, for messages
 */
public record Pipeline(
        String name,
        String documentation,
        List<PipelineParam> params,
        List<StepNode> steps,
        List<Edge> edges,
        List<FanOut> fanOuts,
        List<OutputSpec> outputs,
        String place) {
    public Pipeline {
        params = List.copyOf(params);
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
        fanOuts = List.copyOf(fanOuts);
        outputs = List.copyOf(outputs);
    }

    /** A pipeline each of whose steps runs once. */
    public Pipeline(
            String name,
            String documentation,
            List<PipelineParam> params,
            List<StepNode> steps,
            List<Edge> edges,
            String place) {
        this(name, documentation, params, steps, edges, List.of(), List.of(), place);
    }

    /**
     * A pipeline in plain Java.
     *
     * @param body traced once, now
     * @throws org.brewline.engine.config.ProblemsException with everything that can't be linked
     */
    public static Pipeline define(String name, Components components, Consumer<PipelineDefinition> body) {
        return Linker.link(
                name,
                "",
                List.of(),
                new PipelineDefinition(components, body),
                components::find,
                components.names(),
                "",
                PlainJava::locate);
    }

    /** What the pipeline takes that is no config: outputs that another pipeline's steps give; alone it can't run then. */
    public List<PipelineParam> inputs() {
        return params.stream().filter(PipelineParam::isInput).toList();
    }

    /**
     * The pipeline as others can contain it.
     *
     * @param body gives a body like the one that it was linked from, for each use
     */
    public PipelinePart part(Supplier<? extends PipelineBody> body) {
        List<Parameter> parameters = params.stream()
                .filter(param -> param.name().indexOf('.') < 0)
                .map(param -> new Parameter(
                        param.name(),
                        param.isInput() ? Parameter.Role.INPUT : Parameter.Role.CONFIG,
                        param.type(),
                        param.typeSource(),
                        param.defaultText(),
                        false))
                .toList();
        boolean one = outputs.size() == 1 && outputs.get(0).name().equals(OutputSpec.WHOLE);
        Type type = outputs.isEmpty() ? void.class : one ? outputs.get(0).type() : Object.class;
        Class<?> raw = Generics.raw(type);
        List<OutputSpec> named = one && raw.isRecord()
                ? Arrays.stream(raw.getRecordComponents())
                        .map(c -> new OutputSpec(c.getName(), c.getGenericType(), TypeNames.of(c.getGenericType())))
                        .toList()
                : outputs;
        var signature = new Signature(name, documentation, parameters, type, TypeNames.of(type), named);
        List<PipelineParam> own =
                params.stream().filter(param -> param.name().indexOf('.') < 0).toList();
        return new PipelinePart(signature, own, body);
    }

    /** The fan-out of that name. */
    public Optional<FanOut> fanOut(String fanOut) {
        return fanOuts.stream().filter(f -> f.name().equals(fanOut)).findFirst();
    }

    public Optional<StepNode> step(String stepName) {
        return steps.stream().filter(s -> s.name().equals(stepName)).findFirst();
    }
}
