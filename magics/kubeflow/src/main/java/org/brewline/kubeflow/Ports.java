package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Signature;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.StepNode;

/**
 * Takes bindings apart into what Kubeflow can pass: a record that is taken whole becomes one input for each of its
 * outputs ({@code score-accuracy}, {@code score-f1}), collected outputs become numbered ones ({@code models-1}); the
 * step runner puts them together again.
 */
final class Ports {
    private final Plan plan;

    Ports(Plan plan) {
        this.plan = plan;
    }

    /** The inputs that a parameter becomes; none for a constant. */
    List<Port> of(StepNode reader, String parameter, Binding binding) {
        if (binding instanceof Binding.FromParam param) {
            return List.of(new Port(parameter, new Channel.Parameter(param.name())));
        } else if (binding instanceof Binding.FromStep from) {
            return outputs(from).stream()
                    .map(output ->
                            new Port(portName(parameter, from, output), new Channel.FromOutput(from.step(), output)))
                    .toList();
        } else if (binding instanceof Binding.FirstOf first) {
            return ofFirst(reader, parameter, first);
        } else if (binding instanceof Binding.Collected collected) {
            var ports = new ArrayList<Port>();
            for (int i = 0; i < collected.elements().size(); i++) {
                ports.addAll(of(
                        reader, parameter + "-" + (i + 1), collected.elements().get(i)));
            }
            return ports;
        }
        return List.of();
    }

    private List<Port> ofFirst(StepNode reader, String parameter, Binding.FirstOf first) {
        var shapes = first.candidates().stream().map(this::outputs).collect(Collectors.toSet());
        if (first.candidates().stream().anyMatch(Binding.FromStep::isWhole) && shapes.size() > 1) {
            plan.problems()
                    .add(
                            reader,
                            "firstOf(…) chooses between records with different outputs",
                            "choose between single outputs: firstOf(a.f1(), b.f1())");
            return List.of();
        }
        var model = first.candidates().get(0);
        var ports = new ArrayList<Port>();
        for (int i = 0; i < outputs(model).size(); i++) {
            int index = i;
            var candidates = first.candidates().stream()
                    .map(c -> new Channel.FromOutput(c.step(), outputs(c).get(index)))
                    .toList();
            ports.add(new Port(portName(parameter, model, outputs(model).get(i)), new Channel.OneOf(candidates)));
        }
        return ports;
    }

    private List<String> outputs(Binding.FromStep from) {
        return from.isWhole()
                ? signature(from).outputs().stream().map(OutputSpec::name).toList()
                : List.of(from.output());
    }

    private String portName(String parameter, Binding.FromStep from, String output) {
        return from.isWhole() && signature(from).returnsRecord() ? parameter + "-" + output : parameter;
    }

    private Signature signature(Binding.FromStep from) {
        return plan.step(from.step()).component().signature();
    }
}
