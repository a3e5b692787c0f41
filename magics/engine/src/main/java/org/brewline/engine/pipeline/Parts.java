package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.ProblemList;

/**
 * Puts in the place of the parameters of contained pipelines what the containing ones give them. What they leave open is
 * config of the whole, as {@code prepare.testFraction}.
 */
final class Parts {
    private final Map<String, TracedPart> parts = new HashMap<>();
    private final IdentityHashMap<Condition, Condition> resolved = new IdentityHashMap<>();
    private final String root;

    private Parts(Trace trace, String root) {
        this.root = root;
        trace.parts().forEach(part -> parts.put(part.token, part));
    }

    /**
     * Resolves all that the trace has; the steps and fan-outs then know only parameters of the whole.
     *
     * @return the parameters that the contained pipelines leave open
     */
    static List<PipelineParam> resolve(Trace trace, String root, ProblemList problems) {
        var parts = new Parts(trace, root);
        for (TracedStep step : trace.steps()) {
            step.bindings.replaceAll((name, binding) -> parts.of(binding));
            step.condition = step.condition.map(parts::of);
            step.fanOut.ifPresent(fanOut -> {
                fanOut.items = parts.of(fanOut.items);
                fanOut.condition = fanOut.condition.map(parts::of);
            });
        }
        var open = new ArrayList<PipelineParam>();
        trace.parts().forEach(part -> parts.open(part, open, problems));
        return open;
    }

    private void open(TracedPart part, List<PipelineParam> into, ProblemList problems) {
        for (PipelineParam param : part.params) {
            Binding given = part.bindings.get(param.name());
            if (given == null && param.isInput()) {
                problems.add(
                        "the input %s of %s is not fed".formatted(param.name(), part.path()),
                        part.place,
                        "put an output in the parentheses of %s(…)".formatted(part.pipeline));
            } else if (given == null || given instanceof Binding.Constant) {
                Optional<String> text = given instanceof Binding.Constant constant && constant.value() != null
                        ? Optional.of(ConfigTypes.print(constant.value()))
                        : param.defaultText();
                into.add(new PipelineParam(
                        key(part, param.name()),
                        param.type(),
                        param.typeSource(),
                        text,
                        given == null ? param.place() : part.place));
            }
        }
    }

    private static String key(TracedPart part, String param) {
        return part.path().replace('/', '.') + "." + param;
    }

    private Binding of(Binding binding) {
        if (!(binding instanceof Binding.FromParam param) || !param.name().startsWith("#")) {
            return binding;
        }
        int dot = param.name().indexOf('.');
        String token = param.name().substring(0, dot);
        String name = param.name().substring(dot + 1);
        TracedPart part = parts.get(token);
        if (part == null) {
            return token.equals(root) ? new Binding.FromParam(name) : binding;
        }
        Binding given = part.bindings.get(name);
        return given == null || given instanceof Binding.Constant ? new Binding.FromParam(key(part, name)) : of(given);
    }

    /** One condition stays one, so that what is wrong with it is told once. */
    private Condition of(Condition condition) {
        Condition known = resolved.get(condition);
        if (known == null) {
            known = made(condition);
            resolved.put(condition, known);
        }
        return known;
    }

    private Condition made(Condition condition) {
        if (condition instanceof Condition.Compare c) {
            return new Condition.Compare(of(c.left()), c.operator(), of(c.right()));
        }
        if (condition instanceof Condition.IsTrue c) {
            return new Condition.IsTrue(of(c.value()));
        }
        if (condition instanceof Condition.And c) {
            return new Condition.And(of(c.left()), of(c.right()));
        }
        if (condition instanceof Condition.Or c) {
            return new Condition.Or(of(c.left()), of(c.right()));
        }
        return condition instanceof Condition.Not c ? new Condition.Not(of(c.condition())) : condition;
    }
}
