package org.brewline.engine.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * Components linked into a directed acyclic graph. Immutable; made by {@link PipelineBody}, which checks it whole.
 *
 * @param steps in topological order
 * @param place where it is defined, for messages
 */
public record Pipeline(
        String name,
        String documentation,
        List<PipelineParam> params,
        List<StepNode> steps,
        List<Edge> edges,
        String place) {
    public Pipeline {
        params = List.copyOf(params);
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
    }

    public Optional<StepNode> step(String stepName) {
        return steps.stream().filter(s -> s.name().equals(stepName)).findFirst();
    }
}
