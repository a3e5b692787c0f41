package org.brewline.engine.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brewline.engine.component.Components;

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
 * @param place where it is defined, for messages
 */
public record Pipeline(
        String name,
        String documentation,
        List<PipelineParam> params,
        List<StepNode> steps,
        List<Edge> edges,
        List<FanOut> fanOuts,
        String place) {
    public Pipeline {
        params = List.copyOf(params);
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
        fanOuts = List.copyOf(fanOuts);
    }

    /** A pipeline each of whose steps runs once. */
    public Pipeline(
            String name,
            String documentation,
            List<PipelineParam> params,
            List<StepNode> steps,
            List<Edge> edges,
            String place) {
        this(name, documentation, params, steps, edges, List.of(), place);
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

    /** The fan-out of that name. */
    public Optional<FanOut> fanOut(String fanOut) {
        return fanOuts.stream().filter(f -> f.name().equals(fanOut)).findFirst();
    }

    public Optional<StepNode> step(String stepName) {
        return steps.stream().filter(s -> s.name().equals(stepName)).findFirst();
    }
}
