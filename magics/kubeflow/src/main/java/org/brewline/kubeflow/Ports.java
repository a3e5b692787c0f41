package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Signature;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.step.LoopPorts;

/**
 * Takes bindings apart into what Kubeflow can pass: a record that is taken whole becomes one input for each of its
 * outputs ({@code score-accuracy}, {@code score-f1}), collected outputs become numbered ones ({@code models-1}); the
 * step runner puts them together again.
 */
final class Ports {
    private final Plan plan;
    private final ChannelTypes types;

    Ports(Plan plan, ChannelTypes types) {
        this.plan = plan;
        this.types = types;
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
        } else if (binding instanceof Binding.Gathered gathered) {
            return ofGathered(reader, parameter, gathered);
        } else if (binding instanceof Binding.Item item) {
            return ofItem(reader, parameter, item);
        }
        return List.of();
    }

    /** A list of values is one parameter under its own name; artifacts, and the parts of records, say that they are all. */
    private List<Port> ofGathered(StepNode reader, String parameter, Binding.Gathered gathered) {
        String fanOut =
                plan.step(Conjuncts.sources(gathered).get(0).step()).role().fanOut();
        var each = of(reader, parameter, gathered.each());
        boolean values = each.size() == 1
                && each.get(0).name().equals(parameter)
                && types.of(each.get(0).source()) instanceof ParameterKind;
        return each.stream()
                .map(port -> new Port(
                        values
                                ? parameter
                                : parameter + LoopPorts.GATHERED + port.name().substring(parameter.length()),
                        new Channel.Gathered(fanOut, port.source())))
                .toList();
    }

    private List<Port> ofItem(StepNode reader, String parameter, Binding.Item item) {
        var fanOut = plan.pipeline().fanOut(item.fanOut()).orElseThrow();
        var one = new Port(parameter, new Channel.Item(item.fanOut(), item.field()));
        if (LoopItems.of(fanOut) != LoopItems.NUMBERS) {
            return List.of(one);
        }
        String number = parameter + LoopPorts.NUMBER;
        var ports = new ArrayList<Port>();
        ports.add(of(reader, parameter, fanOut.items()).get(0));
        ports.add(new Port(number, new Channel.Item(item.fanOut(), "")));
        if (!item.isWhole()) {
            String type = JavaTypes.raw(fanOut.itemType()).getName();
            ports.add(new Port(parameter + LoopPorts.PART, new Channel.Text(item.field() + " " + type)));
        }
        return ports;
    }

    /** What a loop goes over; empty if its items stand in the file. */
    Optional<Channel> items(StepNode first, FanOut fanOut) {
        if (fanOut.items() instanceof Binding.Constant) {
            return Optional.empty();
        }
        var list = of(first, "list", fanOut.items()).get(0).source();
        return Optional.of(LoopItems.of(fanOut) == LoopItems.NUMBERS ? numbers(list) : list);
    }

    private static Channel numbers(Channel list) {
        if (list instanceof Channel.OneOf oneOf) {
            return new Channel.OneOf(
                    oneOf.candidates().stream().map(Ports::numbersOf).toList());
        }
        return numbersOf((Channel.FromOutput) list);
    }

    private static Channel.FromOutput numbersOf(Channel.FromOutput list) {
        return new Channel.FromOutput(list.step(), list.output() + LoopPorts.NUMBERS);
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
