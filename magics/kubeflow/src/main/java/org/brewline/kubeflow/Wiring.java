package org.brewline.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.StepNode;

/** Leads values from where they are made, out of scopes and into scopes, to where they are read. */
final class Wiring {
    private static final String PREFIX = "pipelinechannel--";

    private final Plan plan;
    private final ChannelTypes types;
    private final Map<Scope, Draft> drafts = new HashMap<>();
    /** The input of a loop's DAG that is one item, by fan-out. */
    private final Map<String, String> itemNames = new HashMap<>();

    Wiring(Plan plan, ChannelTypes types) {
        this.plan = plan;
        this.types = types;
    }

    Draft draft(Scope scope) {
        return drafts.computeIfAbsent(scope, s -> new Draft());
    }

    Draft.Task task(StepNode step) {
        return draft(plan.scopes().of(step.name())).task(plan.names().step(step.name()));
    }

    /** Gives a step's input the value of the channel. */
    void feed(StepNode step, String input, PortType type, Channel channel) {
        var scope = plan.scopes().of(step.name());
        feed(scope, task(step), input, type, channel);
    }

    private void feed(Scope scope, Draft.Task task, String input, PortType type, Channel channel) {
        var source = source(scope, channel);
        task.inputs.put(input, new Draft.Wire(type, source));
        if (source instanceof Draft.Source.OfTask made) {
            task.after.add(made.task());
        }
    }

    /** Makes a step wait for another. */
    void order(StepNode step, String before) {
        var made = plan.scopes().of(before);
        var scope = plan.scopes().of(step.name());
        var task = task(step);
        while (!scope.encloses(made)) {
            var parent = scope.parent().orElseThrow();
            task = draft(parent).task(plan.names().scope(scope));
            scope = parent;
        }
        task.after.add(made == scope ? plan.names().step(before) : plan.names().scope(below(scope, made)));
    }

    /** The name under which a scope, or its trigger, reads the channel; brings it there. */
    String input(Scope scope, Channel channel) {
        String name = PREFIX + path(scope.parent().orElseThrow(), channel);
        var draft = draft(scope);
        if (!draft.inputs.containsKey(name)) {
            var type = types.of(channel);
            draft.inputs.put(name, type);
            var parent = scope.parent().orElseThrow();
            feed(parent, draft(parent).task(plan.names().scope(scope)), name, type, channel);
        }
        return name;
    }

    /**
     * A name for a value from outside. Two dashes part task and output: Kubeflow's local runner finds the values of
     * conditions by that.
     */
    private String path(Scope scope, Channel channel) {
        if (channel instanceof Channel.Parameter parameter) {
            return parameter.name();
        } else if (channel instanceof Channel.Item item) {
            return itemInput(item.fanOut()).substring(PREFIX.length());
        }
        var holder = scope;
        while (!isMadeIn(holder, channel)) {
            holder = holder.parent().orElseThrow();
        }
        var made = made(holder, channel);
        return made.task() + "--" + made.output();
    }

    private Draft.Source source(Scope scope, Channel channel) {
        if (channel instanceof Channel.Parameter parameter && scope.form() == Scope.Form.ROOT) {
            return new Draft.Source.OfDag(parameter.name());
        }
        if (channel instanceof Channel.Text constant) {
            return new Draft.Source.Constant(TextNode.valueOf(constant.text()));
        }
        if (channel instanceof Channel.Item item) {
            String input = isLoop(scope, item.fanOut()) ? itemInput(item.fanOut()) : input(scope, item.whole());
            return item.field().isEmpty()
                    ? new Draft.Source.OfDag(input)
                    : new Draft.Source.FieldOf(input, item.field());
        }
        return isMadeIn(scope, channel) ? made(scope, channel) : new Draft.Source.OfDag(input(scope, channel));
    }

    private boolean isMadeIn(Scope scope, Channel channel) {
        if (channel instanceof Channel.FromOutput from) {
            return scope.encloses(plan.scopes().of(from.step()));
        } else if (channel instanceof Channel.OneOf oneOf) {
            return oneOf.candidates().stream().allMatch(c -> isMadeIn(scope, c));
        } else if (channel instanceof Channel.Gathered gathered) {
            var loop = plan.scopes().loop(gathered.fanOut());
            return scope != loop && scope.encloses(loop);
        }
        return false;
    }

    /** The task of this scope that has the value as an output. */
    private Draft.Source.OfTask made(Scope scope, Channel channel) {
        if (channel instanceof Channel.FromOutput from) {
            var home = plan.scopes().of(from.step());
            if (home == scope) {
                return new Draft.Source.OfTask(plan.names().step(from.step()), from.output());
            }
            return export(below(scope, home), from);
        }
        if (channel instanceof Channel.Gathered gathered) {
            return gather(below(scope, plan.scopes().loop(gathered.fanOut())), gathered);
        }
        var oneOf = (Channel.OneOf) channel;
        return choose(below(scope, plan.scopes().of(oneOf.candidates().get(0).step())), oneOf);
    }

    private Draft.Source.OfTask export(Scope inner, Channel.FromOutput from) {
        String name = plan.names().step(from.step()) + "-" + from.output();
        draft(inner).outputs.computeIfAbsent(name, n -> {
            var output = new Draft.Output(types.of(from), false);
            output.sources.add(made(inner, from));
            return output;
        });
        return new Draft.Source.OfTask(plan.names().scope(inner), name);
    }

    private Draft.Source.OfTask gather(Scope inner, Channel.Gathered gathered) {
        boolean inLoop = isLoop(inner, gathered.fanOut());
        var made = made(inner, inLoop ? gathered.each() : gathered);
        String name = inLoop ? made.task() + "-" + made.output() : made.output();
        draft(inner).outputs.computeIfAbsent(name, n -> {
            var output = new Draft.Output(types.of(gathered), false);
            output.sources.add(made);
            return output;
        });
        return new Draft.Source.OfTask(plan.names().scope(inner), name);
    }

    private static boolean isLoop(Scope scope, String fanOut) {
        return scope.form() == Scope.Form.LOOP && scope.name().equals(fanOut);
    }

    /** Makes the scope's task run for each item of the list; without one the items stand in the file. */
    void repeat(Scope loop, FanOut fanOut, Optional<Channel> list) {
        var task = draft(loop.parent().orElseThrow()).task(plan.names().scope(loop));
        var raw = list.isPresent() ? Optional.<JsonNode>empty() : Optional.of(constant(fanOut));
        String input = list.map(channel -> input(loop, channel)).orElse("");
        String item = itemNames.computeIfAbsent(
                fanOut.name(),
                n -> list.map(channel ->
                                PREFIX + input.substring(PREFIX.length()).replace("--", "-") + "-loop-item")
                        .orElse(PREFIX + "loop-item-param-" + (itemNames.size() + 1)));
        draft(loop).inputs.put(item, types.of(new Channel.Item(fanOut.name(), "")));
        task.iteration = Optional.of(new Draft.Iteration(
                item,
                input,
                raw,
                LoopItems.of(fanOut) == LoopItems.ARTIFACTS,
                fanOut.limits().parallel()));
    }

    /**
     * Gives each sub-DAG that takes artifacts only a parameter beside them: Kubeflow's local runner looks at the inputs
     * of a sub-DAG only if there is one.
     */
    void passArtifacts(Scope scope) {
        for (Scope child : scope.children()) {
            String name = plan.names().scope(child);
            var inputs = draft(scope).task(name).inputs;
            boolean none = inputs.values().stream().noneMatch(wire -> wire.type() instanceof ParameterKind);
            if (!inputs.isEmpty() && none && child.form() != Scope.Form.LOOP) {
                var constant = new Draft.Source.Constant(TextNode.valueOf(name));
                inputs.put(PREFIX + "dag", new Draft.Wire(ParameterKind.STRING, constant));
                draft(child).inputs.put(PREFIX + "dag", ParameterKind.STRING);
            }
            passArtifacts(child);
        }
    }

    private static JsonNode constant(FanOut fanOut) {
        return Literals.ofValue(((Binding.Constant) fanOut.items()).value(), ParameterKind.LIST);
    }

    private String itemInput(String fanOut) {
        String name = itemNames.get(fanOut);
        if (name == null) {
            throw new IllegalStateException("the loop of " + fanOut + " is not wired yet");
        }
        return name;
    }

    private Draft.Source.OfTask choose(Scope inner, Channel.OneOf oneOf) {
        String name = draft(inner).choice(oneOf);
        draft(inner).outputs.computeIfAbsent(name, n -> {
            var output = new Draft.Output(types.of(oneOf), true);
            oneOf.candidates().forEach(candidate -> output.sources.add(made(inner, candidate)));
            return output;
        });
        return new Draft.Source.OfTask(plan.names().scope(inner), name);
    }

    /** The child of the scope that is, or encloses, the inner one. */
    private static Scope below(Scope scope, Scope inner) {
        return scope.children().stream()
                .filter(child -> child.encloses(inner))
                .findFirst()
                .orElseThrow();
    }
}
