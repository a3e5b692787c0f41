package org.brewline.kubeflow;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Environment;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.component.Signature;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineParam;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.pipeline.StepRole;

/** Builds linked pipelines by hand. */
final class Shapes {
    private final List<StepNode> steps = new ArrayList<>();
    private final List<PipelineParam> params = new ArrayList<>();
    private final List<FanOut> fanOuts = new ArrayList<>();
    private int line = 1;

    Shapes param(String name, Type type, String defaultText) {
        params.add(new PipelineParam(
                name, type, JavaTypes.raw(type).getSimpleName(), Optional.of(defaultText), "cell 7, line 1"));
        return this;
    }

    /** Adds a step; pairs of parameter and source follow: a Binding, or a constant. */
    Shapes step(String name, ComponentSpec component, Object... bindings) {
        return step(name, component, Optional.empty(), Set.of(), bindings);
    }

    Shapes when(Condition condition, String name, ComponentSpec component, Object... bindings) {
        return step(name, component, Optional.of(condition), Set.of(), bindings);
    }

    Shapes after(String before, String name, ComponentSpec component, Object... bindings) {
        return step(name, component, Optional.empty(), Set.of(before), bindings);
    }

    Shapes atExit(String name, ComponentSpec component, Object... bindings) {
        step(name, component, bindings);
        StepNode last = steps.remove(steps.size() - 1);
        steps.add(new StepNode(
                last.name(),
                last.component(),
                last.bindings(),
                last.condition(),
                last.after(),
                last.place(),
                StepRole.AT_EXIT));
        return this;
    }

    /** Makes the steps of these names, which were added last, run for each item of a list; the first gives the fan-out its name. */
    Shapes forEach(Binding items, Type itemType, int parallel, String... names) {
        var body = List.of(names);
        steps.replaceAll(step -> body.contains(step.name())
                ? new StepNode(
                        step.name(),
                        step.component(),
                        step.bindings(),
                        step.condition(),
                        step.after(),
                        step.place(),
                        StepRole.eachOf(body.get(0)))
                : step);
        var limits = new FanOut.Limits(parallel, false);
        fanOuts.add(new FanOut(body.get(0), items, itemType, Optional.empty(), body, limits, "cell 7, line 1"));
        return this;
    }

    static Binding.Item item(String fanOut, String field) {
        return new Binding.Item(fanOut, field, -1);
    }

    static Binding.Gathered gathered(Binding each) {
        return new Binding.Gathered(each);
    }

    private Shapes step(
            String name, ComponentSpec component, Optional<Condition> condition, Set<String> after, Object... pairs) {
        var bindings = new LinkedHashMap<String, Binding>();
        for (int i = 0; i < pairs.length; i += 2) {
            bindings.put(
                    (String) pairs[i],
                    pairs[i + 1] instanceof Binding binding ? binding : new Binding.Constant(pairs[i + 1]));
        }
        steps.add(new StepNode(name, component, bindings, condition, after, "cell 7, line " + ++line));
        return this;
    }

    Pipeline pipeline(String name) {
        return new Pipeline(name, "", params, steps, List.of(), fanOuts, List.of(), "cell 7, line 1");
    }

    static Binding.FromStep out(String step, String output) {
        return new Binding.FromStep(step, output);
    }

    static Binding.FromStep all(String step) {
        return new Binding.FromStep(step, Binding.FromStep.ALL);
    }

    static Binding.FirstOf first(String... steps) {
        return new Binding.FirstOf(Arrays.stream(steps).map(Shapes::all).toList());
    }

    static Condition compare(Binding left, Condition.Operator operator, Object right) {
        return new Condition.Compare(
                left, operator, right instanceof Binding binding ? binding : new Binding.Constant(right));
    }

    static ComponentSpec component(String name) {
        return component(name, 0, Optional.empty(), true);
    }

    static ComponentSpec component(String name, int retries, Optional<java.time.Duration> timeout, boolean cache) {
        Method method = Arrays.stream(Penguins.class.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
        var environment = new Environment(
                "source of " + name,
                List.of("java.util.*"),
                Map.of("REPL." + name, code(method)),
                new TreeMap<>(Map.of("org.example:lib:1.0", "0".repeat(64))),
                "c0de" + "0".repeat(60));
        return new ComponentSpec(signature(method), method, environment, "cell 1, line 1", retries, timeout, cache);
    }

    /** The smallest class, the same on every JDK; one that draws a confusion matrix where the method is said to. */
    private static byte[] code(Method method) {
        return TinyClass.named("REPL/" + method.getName(), method.getName().equals("evaluate"));
    }

    private static Signature signature(Method method) {
        var outputs = new ArrayList<OutputSpec>();
        var type = method.getReturnType();
        if (type == Penguins.Parts.class || type == Penguins.Score.class) {
            Arrays.stream(type.getRecordComponents())
                    .forEach(c -> outputs.add(new OutputSpec(
                            c.getName(), c.getGenericType(), c.getType().getSimpleName())));
        } else if (type != void.class) {
            outputs.add(new OutputSpec(OutputSpec.WHOLE, method.getGenericReturnType(), type.getSimpleName()));
        }
        return new Signature(
                method.getName(), "", parameters(method), method.getGenericReturnType(), type.getSimpleName(), outputs);
    }

    private static List<Parameter> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(p -> {
                    var given =
                            Optional.ofNullable(p.getAnnotation(Default.class)).map(Default::value);
                    boolean optional = p.getType() == Optional.class;
                    var type = optional ? Penguins.Svc.class : p.getParameterizedType();
                    return new Parameter(
                            p.getName(), role(p.getType()), type, p.getType().getSimpleName(), given, optional);
                })
                .toList();
    }

    private static Parameter.Role role(Class<?> type) {
        if (type == Metrics.class || type == Outputs.class || type == RunOutcome.class) {
            return Parameter.Role.INJECTED;
        }
        boolean input = Set.of(Penguins.Table.class, Penguins.Svc.class, Penguins.Score.class, Optional.class)
                .contains(type);
        return input ? Parameter.Role.INPUT : Parameter.Role.CONFIG;
    }
}
