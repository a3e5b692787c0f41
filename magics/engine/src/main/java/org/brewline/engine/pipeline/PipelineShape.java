package org.brewline.engine.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pipeline as plain data: all that a picture needs, kept with every run, readable without the components' code.
 *
 * @param steps in topological order
 */
public record PipelineShape(
        String name, String documentation, List<Step> steps, List<Edge> edges, List<Config> config) {
    public PipelineShape {
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
        config = List.copyOf(config);
    }

    /**
     * A step.
     *
     * @param config every config parameter of the component, in its order
     * @param atExit whether it runs at the end of the run, whatever happened before
     * @param each the list for whose items it runs; empty if it runs once
     */
    public record Step(
            String name,
            String component,
            String documentation,
            List<Config> config,
            List<Port> inputs,
            List<Port> outputs,
            Optional<Guard> guard,
            String place,
            String each,
            boolean atExit) {
        public Step {
            config = List.copyOf(config);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            each = Objects.requireNonNullElse(each, ""); // shapes stored before there was mapEach have none
        }

        /** A step that runs once. */
        public Step(
                String name,
                String component,
                String documentation,
                List<Config> config,
                List<Port> inputs,
                List<Port> outputs,
                Optional<Guard> guard,
                String place) {
            this(name, component, documentation, config, inputs, outputs, guard, place, "", false);
        }
    }

    /** An input or output with its type as source text. */
    public record Port(String name, String type) {}

    /**
     * A config parameter as it stands before a run.
     *
     * @param value the text of what the body or the default sets; empty if it is required and open; what it is bound
     *     to, as {@code = score.f1}, if it comes from a step or a pipeline parameter
     * @param open whether a run may (or must) set it
     */
    public record Config(String name, String type, Optional<String> value, boolean open) {}

    /**
     * When a step runs.
     *
     * @param text as a person reads it: {@code score.accuracy ≥ minAccuracy}
     * @param reads the steps whose outputs it reads
     */
    public record Guard(String text, List<String> reads) {
        public Guard {
            reads = List.copyOf(reads);
        }
    }
}
