package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.step.LoopPorts;

/** Declares a step's inputs and outputs, and feeds the inputs. */
final class StepWriter {
    private final Plan plan;
    private final Ports ports;
    private final ChannelTypes types;
    private final Wiring wiring;

    StepWriter(Plan plan, Ports ports, ChannelTypes types, Wiring wiring) {
        this.plan = plan;
        this.ports = ports;
        this.types = types;
        this.wiring = wiring;
    }

    Interface write(StepNode step) {
        var face = new Interface();
        wiring.task(step);
        for (Parameter parameter : step.component().signature().parameters()) {
            if (Secrets.holdsSecret(parameter)) {
                Secrets.check(step, parameter, plan.problems());
            } else if (parameter.role() != Parameter.Role.INJECTED) {
                input(step, parameter, face);
            }
        }
        if (step.role().atExit()) {
            atExit(step, face);
        }
        step.after().forEach(before -> wiring.order(step, before));
        outputs(step, face);
        return face;
    }

    /** It waits for everything else, and hears how that ended. */
    private void atExit(StepNode step, Interface face) {
        var task = wiring.task(step);
        String body = plan.names().scope(plan.scopes().root().children().get(0));
        task.always = true;
        task.after.add(body);
        for (Parameter parameter : step.component().signature().parameters()) {
            if (JavaTypes.raw(parameter.type()) == RunOutcome.class) {
                face.optionalInput(parameter.name(), ParameterKind.TASK_FINAL_STATUS);
                task.inputs.put(
                        parameter.name(),
                        new Draft.Wire(ParameterKind.TASK_FINAL_STATUS, new Draft.Source.StatusOf(body)));
            }
        }
    }

    private void input(StepNode step, Parameter parameter, Interface face) {
        var binding = step.bindings().get(parameter.name());
        if (binding == null) {
            unbound(step, parameter, face);
        } else if (binding instanceof Binding.Constant constant) {
            var kind = ParameterKind.ofConfig(parameter.type());
            var value = Literals.ofValue(constant.value(), kind);
            face.input(parameter.name(), kind, defaultOf(parameter));
            wiring.task(step).inputs.put(parameter.name(), new Draft.Wire(kind, new Draft.Source.Constant(value)));
        } else {
            for (Port port : ports.of(step, parameter.name(), binding)) {
                fed(step, parameter, port, face);
            }
        }
    }

    private void unbound(StepNode step, Parameter parameter, Interface face) {
        if (parameter.role() == Parameter.Role.CONFIG) {
            var kind = ParameterKind.ofConfig(parameter.type());
            face.input(parameter.name(), kind, defaultOf(parameter));
            wiring.feed(step, parameter.name(), kind, new Channel.Parameter(RootParameters.name(step, parameter)));
        } else {
            face.optionalInput(parameter.name(), ArtifactSchema.of(parameter.type(), plan.options()));
        }
    }

    private void fed(StepNode step, Parameter parameter, Port port, Interface face) {
        if (port.source() instanceof Channel.OneOf oneOf && types.mixes(oneOf)) {
            plan.problems()
                    .add(
                            step,
                            "firstOf(…) for \"" + parameter.name() + "\" chooses between a value and an artifact",
                            "give both outputs the same type");
            return;
        }
        var type = types.of(port.source());
        boolean whole = port.name().equals(parameter.name()) && parameter.role() == Parameter.Role.CONFIG;
        if (whole && type instanceof ParameterKind) {
            type = ParameterKind.ofConfig(parameter.type());
            face.input(port.name(), (ParameterKind) type, defaultOf(parameter));
        } else {
            face.input(port.name(), type);
        }
        wiring.feed(step, port.name(), type, port.source());
    }

    private static Optional<JsonNode> defaultOf(Parameter parameter) {
        return parameter.defaultText().map(text -> Literals.ofText(text, ParameterKind.ofConfig(parameter.type())));
    }

    private void outputs(StepNode step, Interface face) {
        var signature = step.component().signature();
        for (OutputSpec output : signature.outputs()) {
            face.output(output.name(), types.of(output));
            if (LoopItems.areNumbered(plan.pipeline(), step.name(), output)) {
                face.output(output.name() + LoopPorts.NUMBERS, ParameterKind.LIST);
            }
        }
        List<Class<?>> injected = signature.parameters().stream()
                .filter(p -> p.role() == Parameter.Role.INJECTED)
                .<Class<?>>map(p -> JavaTypes.raw(p.type()))
                .toList();
        if (injected.contains(Metrics.class)) {
            extra(face, "metrics", ArtifactSchema.METRICS);
            if (ClassificationUse.in(step.component().environment())) {
                extra(face, "classification", ArtifactSchema.CLASSIFICATION_METRICS);
            }
        }
        if (injected.contains(Outputs.class)) {
            extra(face, "files", ArtifactSchema.ARTIFACT);
        }
    }

    /** No output of the user's own has a dash, so this name is free. */
    private static void extra(Interface face, String name, ArtifactSchema schema) {
        face.output(face.hasOutput(name) ? "step-" + name : name, schema);
    }
}
