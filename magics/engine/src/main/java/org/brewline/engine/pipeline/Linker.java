package org.brewline.engine.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.TypeNames;

/**
 * Makes a pipeline of a body: traces it, gives its steps their names, checks that everything fits, and orders it.
 *
 * <pre>{@code
 * Pipeline penguins = Linker.link("penguins", "", params, body, registry::find, "cell 7, line 1", session::locate);
 * }</pre>
 */
public final class Linker {
    private final ProblemList problems = new ProblemList();
    private final Map<String, PipelineParam> params = new LinkedHashMap<>();

    private Linker() {}

    /**
     * The pipeline that a body describes.
     *
     * @param params the config that the pipeline declares for itself
     * @param components a component by its name
     * @param place where the pipeline is defined
     * @param locate the place of a stack frame, if it is the user's
     * @throws ProblemsException with everything that can't be linked, sorted
     */
    public static Pipeline link(
            String name,
            String documentation,
            List<PipelineParam> params,
            PipelineBody body,
            Function<String, Optional<ComponentSpec>> components,
            String place,
            Function<StackTraceElement, Optional<String>> locate) {
        return link(name, documentation, params, body, components, List.of(), place, locate);
    }

    /** As the other, with the names of all components, so that an unknown one can be told the nearest. */
    public static Pipeline link(
            String name,
            String documentation,
            List<PipelineParam> params,
            PipelineBody body,
            Function<String, Optional<ComponentSpec>> components,
            Collection<String> componentNames,
            String place,
            Function<StackTraceElement, Optional<String>> locate) {
        return link(
                new Head(name, documentation, params, place),
                body,
                new Known(components, componentNames, pipeline -> Optional.empty()),
                locate);
    }

    /** How a pipeline is called, what it declares, and where. */
    public record Head(String name, String documentation, List<PipelineParam> params, String place) {
        public Head {
            params = List.copyOf(params);
        }
    }

    /**
     * What a body can use.
     *
     * @param components a component by its name
     * @param componentNames the names of all, so that an unknown one can be told the nearest
     * @param pipelines a pipeline that this one may contain, by its name
     */
    public record Known(
            Function<String, Optional<ComponentSpec>> components,
            Collection<String> componentNames,
            Function<String, Optional<PipelinePart>> pipelines) {}

    /** As the others, with pipelines that this one may contain. */
    public static Pipeline link(
            Head head, PipelineBody body, Known known, Function<StackTraceElement, Optional<String>> locate) {
        String name = head.name();
        String place = head.place();
        Trace trace = body.traceBody(new Trace(locate, place, name, known.pipelines()));
        var linker = new Linker();
        linker.problems.addAll(trace.problems().sorted());
        head.params().forEach(linker::declare);
        trace.params().forEach(linker::declare);
        Parts.resolve(trace, body.token(), linker.problems).forEach(linker::declare);
        NamedSteps steps = NamedSteps.of(
                trace, known.components(), known.componentNames(), linker.params.keySet(), linker.problems);
        if (trace.steps().isEmpty()) {
            linker.problems.add(name + " has no steps", place, "call a component in it");
        }
        List<StepNode> nodes = linker.nodes(steps);
        String title = "The pipeline " + name + " can't be linked";
        if (nodes.size() < trace.steps().size()
                || nodes.stream().map(StepNode::name).distinct().count() < nodes.size()) {
            linker.problems.throwIfAny(title);
        }
        List<FanOut> fanOuts = linker.fanOuts(steps);
        var graph = new StepGraph(nodes, fanOuts);
        linker.refuseCycles(graph, nodes);
        linker.problems.throwIfAny(title);
        return new Pipeline(
                name,
                head.documentation(),
                List.copyOf(linker.params.values()),
                graph.inOrder(),
                graph.edges(),
                fanOuts.stream().map(graph::inOrder).toList(),
                linker.results(body, steps),
                place);
    }

    private void declare(PipelineParam param) {
        if (params.putIfAbsent(param.name(), param) != null) {
            problems.add("two configs of the pipeline are called " + param.name(), param.place(), "rename one");
        }
    }

    private List<StepNode> nodes(NamedSteps steps) {
        var sources = new Sources(steps, params, problems);
        var bindings = new LinkedBindings(sources, problems);
        var conditions = new LinkedConditions(sources, problems);
        var nodes = new ArrayList<StepNode>();
        for (TracedStep step : steps.steps()) {
            Optional<Condition> condition = step.condition.map(c -> conditions.of(c, step));
            Set<String> after = new LinkedHashSet<>();
            step.after.forEach(token -> steps.step(token, step).ifPresent(s -> after.add(s.name())));
            steps.spec(step)
                    .ifPresent(spec -> nodes.add(new StepNode(
                            step.name(),
                            spec,
                            bindings.of(step, spec),
                            condition,
                            after,
                            step.place,
                            role(step, steps))));
        }
        return nodes;
    }

    private static StepRole role(TracedStep step, NamedSteps steps) {
        return step.fanOut
                .map(f -> StepRole.eachOf(steps.fanOutName(f.token)))
                .orElse(step.atExit ? StepRole.AT_EXIT : StepRole.ONCE);
    }

    private List<FanOut> fanOuts(NamedSteps steps) {
        var sources = new Sources(steps, params, problems);
        var conditions = new LinkedConditions(sources, new ProblemList()); // told with the steps already
        var items = new Items(sources, steps, problems);
        var fanOuts = new LinkedHashMap<String, FanOut>();
        for (TracedStep step : steps.steps()) {
            step.fanOut
                    .filter(f -> !fanOuts.containsKey(f.token))
                    .ifPresent(f -> fanOuts.put(
                            f.token,
                            new FanOut(
                                    step.name(),
                                    sources.linked(f.items),
                                    items.typeOf(f, step),
                                    f.condition.map(c -> conditions.of(c, step)),
                                    steps.body(f.token).stream()
                                            .map(TracedStep::name)
                                            .toList(),
                                    f.limits,
                                    f.place)));
        }
        return List.copyOf(fanOuts.values());
    }

    /** What the pipeline gives to one that contains it. */
    private List<OutputSpec> results(PipelineBody body, NamedSteps steps) {
        var sources = new Sources(steps, params, problems);
        var outputs = new ArrayList<OutputSpec>();
        Optional<TracedStep> any = steps.steps().stream().findFirst();
        body.result().ifPresent(result -> {
            Map<String, Binding> named = Results.named(result)
                    .orElseGet(() -> Map.of(OutputSpec.WHOLE, Output.bindingOf((Output<?>) result)));
            named.forEach((output, binding) -> any.flatMap(
                            step -> sources.result(binding, step).stream().findFirst())
                    .ifPresent(given -> outputs.add(new OutputSpec(output, given.type(), TypeNames.of(given.type())))));
        });
        return outputs;
    }

    private void refuseCycles(StepGraph graph, List<StepNode> nodes) {
        for (List<String> cycle : graph.cycles()) {
            String place = nodes.stream()
                    .filter(n -> n.name().equals(cycle.get(0)))
                    .map(StepNode::place)
                    .findFirst()
                    .orElse("");
            problems.add(
                    "a cycle: " + String.join(" → ", cycle),
                    place,
                    cycle.size() == 2
                            ? "a step can't wait for itself"
                            : "one of these must not need what comes after it");
        }
    }
}
