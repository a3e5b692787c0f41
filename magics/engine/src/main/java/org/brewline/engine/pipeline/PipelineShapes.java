package org.brewline.engine.pipeline;

import java.util.List;
import java.util.Optional;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Signature;
import org.brewline.engine.config.ConfigTypes;

/** A pipeline as plain data for pictures and records of runs. */
public final class PipelineShapes {
    private PipelineShapes() {}

    public static PipelineShape of(Pipeline pipeline) {
        return new PipelineShape(
                pipeline.name(),
                pipeline.documentation(),
                pipeline.steps().stream().map(s -> step(s, pipeline)).toList(),
                pipeline.edges(),
                pipeline.params().stream().map(PipelineShapes::param).toList());
    }

    private static PipelineShape.Config param(PipelineParam param) {
        return new PipelineShape.Config(param.name(), param.typeSource(), param.defaultText(), true);
    }

    private static PipelineShape.Step step(StepNode step, Pipeline pipeline) {
        Signature signature = step.component().signature();
        return new PipelineShape.Step(
                step.name(),
                step.component().name(),
                signature.documentation(),
                signature.config().stream().map(p -> config(step, p)).toList(),
                signature.inputs().stream()
                        .map(p -> new PipelineShape.Port(p.name(), p.typeSource()))
                        .toList(),
                signature.outputs().stream()
                        .map(o -> new PipelineShape.Port(o.name(), o.typeSource()))
                        .toList(),
                step.condition().map(PipelineShapes::guard),
                step.place(),
                pipeline.fanOut(step.role().fanOut())
                        .map(f -> BindingText.of(f.items()))
                        .orElse(""),
                step.role().atExit());
    }

    private static PipelineShape.Config config(StepNode step, Parameter parameter) {
        Binding binding = step.bindings().get(parameter.name());
        Optional<String> value = binding == null
                ? parameter.defaultText()
                : Optional.of(
                        binding instanceof Binding.Constant constant ? text(constant) : "= " + BindingText.of(binding));
        boolean open = binding == null || binding instanceof Binding.Constant;
        return new PipelineShape.Config(parameter.name(), parameter.typeSource(), value, open);
    }

    private static String text(Binding.Constant constant) {
        return constant.value() == null ? "null" : ConfigTypes.print(constant.value());
    }

    private static PipelineShape.Guard guard(Condition condition) {
        List<String> reads = LinkedConditions.read(Optional.of(condition)).stream()
                .flatMap(binding -> StepGraph.fromSteps(binding).stream())
                .map(Binding.FromStep::step)
                .distinct()
                .toList();
        return new PipelineShape.Guard(ConditionText.of(condition), reads);
    }
}
