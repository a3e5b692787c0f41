package org.brewline.engine.run;

import java.util.Optional;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.pipeline.StepNode;

/** A pipeline's shape. */
final class Shapes {
    private Shapes() {}

    static PipelineShape of(Pipeline pipeline) {
        return new PipelineShape(
                pipeline.name(),
                pipeline.documentation(),
                pipeline.steps().stream().map(Shapes::step).toList(),
                pipeline.edges(),
                pipeline.params().stream()
                        .map(p -> new PipelineShape.Config(p.name(), p.typeSource(), p.defaultText(), true))
                        .toList());
    }

    private static PipelineShape.Step step(StepNode step) {
        var signature = step.component().signature();
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
                step.condition()
                        .map(c -> new PipelineShape.Guard(
                                "when",
                                Bindings.reads(c).stream()
                                        .map(Binding.FromStep::step)
                                        .distinct()
                                        .toList())),
                step.place());
    }

    private static PipelineShape.Config config(StepNode step, Parameter parameter) {
        Binding binding = step.bindings().get(parameter.name());
        Optional<String> value = binding == null ? parameter.defaultText() : Optional.of(Bindings.text(binding));
        return new PipelineShape.Config(parameter.name(), parameter.typeSource(), value, binding == null);
    }
}
