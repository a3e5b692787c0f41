package org.brewline.engine.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;

/** One step of a pipeline, on what the steps before it left in a recorded run. */
final class StepAlone {
    private final Store store;
    private final Pipeline pipeline;
    private final RunId from;
    private final String step;

    StepAlone(Store store, Pipeline pipeline, RunId from, String step) {
        this.store = store;
        this.pipeline = pipeline;
        this.from = from;
        this.step = step;
        requireKnown();
    }

    private void requireKnown() {
        String plain = base(step);
        if (pipeline.step(plain).isEmpty()) {
            List<String> names = pipeline.steps().stream().map(StepNode::name).toList();
            throw refused(
                    "the pipeline \"%s\" has no step \"%s\"".formatted(pipeline.name(), step),
                    NearestName.advice(plain, names, "it has " + String.join(", ", names)));
        }
    }

    private static String base(String name) {
        return name.endsWith("]") ? name.substring(0, name.lastIndexOf('[')) : name;
    }

    private static ProblemsException refused(String what, String instead) {
        return new ProblemsException("the step can't be taken alone", List.of(new Problem(what, "", instead)));
    }

    /**
     * The pipeline with nothing but this step and what it needs.
     *
     * @throws ProblemsException if something that it needs did not finish in the run
     */
    Pipeline pipeline() {
        if (step.endsWith("]")) {
            throw refused(
                    "%s is one of several".formatted(step),
                    "write %s, which executes all of them, or look at its inputs".formatted(base(step)));
        }
        Set<String> needed = needed(step);
        for (String before : needed) {
            requireFinished(before);
        }
        var kept = new LinkedHashSet<>(needed);
        kept.add(step);
        return new Pipeline(
                pipeline.name(),
                pipeline.documentation(),
                pipeline.params(),
                pipeline.steps().stream().filter(s -> kept.contains(s.name())).toList(),
                pipeline.edges().stream()
                        .filter(e -> kept.contains(e.from()) && kept.contains(e.to()))
                        .toList(),
                pipeline.fanOuts().stream()
                        .filter(f -> f.steps().stream().anyMatch(kept::contains))
                        .toList(),
                List.of(),
                pipeline.place());
    }

    private Set<String> needed(String name) {
        Set<String> needed = new LinkedHashSet<>();
        var open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            StepNode node = pipeline.step(base(open.remove(open.size() - 1))).orElseThrow();
            for (String before : Bindings.predecessors(node)) {
                if (needed.add(base(before))) {
                    open.add(base(before));
                }
            }
            pipeline.fanOuts().stream()
                    .filter(f -> f.name().equals(node.role().fanOut()))
                    .flatMap(f -> Bindings.sources(f.items()).stream())
                    .map(source -> base(source.step()))
                    .filter(needed::add)
                    .forEach(open::add);
        }
        needed.remove(name);
        return needed;
    }

    private void requireFinished(String before) {
        Optional<StepRecord> record = store.step(from, before);
        StepState state = record.map(StepRecord::state).orElse(StepState.WAITING);
        if (state != StepState.SUCCEEDED && state != StepState.SKIPPED) {
            throw refused(
                    "%s needs %s, which did not finish in run %s".formatted(step, before, store.brief(from)),
                    "go on with the run, or take another one");
        }
    }

    /**
     * What the step is called with, parameter by parameter, without what is injected.
     *
     * @throws ProblemsException if something that it takes is not there
     */
    List<TakenInput> inputs(ResolvedConfig config, Optional<ClassLoader> loader) {
        var values = new Values(store, pipeline, config, loader);
        Set<String> finished = new HashSet<>();
        for (StepRecord record : store.steps(from)) {
            if (record.state() == StepState.SUCCEEDED) {
                values.put(record.name(), record.artifacts(), Map.of());
                finished.add(record.name());
            }
        }
        StepNode node = node(values, finished);
        var inputs = new StepInputs(node, config, values);
        var taken = new ArrayList<TakenInput>();
        for (Parameter parameter : node.component().signature().parameters()) {
            if (parameter.role() != Parameter.Role.INJECTED) {
                taken.add(input(node, inputs, parameter));
            }
        }
        return taken;
    }

    /** The step itself; of a repeated one the item that is meant, with all items known. */
    private StepNode node(Values values, Set<String> finished) {
        StepNode plain = pipeline.step(base(step)).orElseThrow();
        for (FanOut fanOut : pipeline.fanOuts()) {
            boolean known = Bindings.sources(fanOut.items()).stream().allMatch(s -> finished.contains(s.step()));
            if (known) {
                int count = values.expand(fanOut);
                for (String name : fanOut.steps()) {
                    for (int i = 0; i < count; i++) {
                        values.add(fanOut.forItem(pipeline.step(name).orElseThrow(), i));
                    }
                }
            }
        }
        if (!plain.role().isRepeated()) {
            return plain;
        }
        if (!step.endsWith("]")) {
            throw refused(
                    "%s ran once for each item".formatted(step),
                    "say which, as in %s".formatted(FanOut.nameFor(step, 0)));
        }
        FanOut fanOut = pipeline.fanOut(plain.role().fanOut()).orElseThrow();
        return fanOut.forItem(plain, Integer.parseInt(step.substring(step.lastIndexOf('[') + 1, step.length() - 1)));
    }

    private TakenInput input(StepNode node, StepInputs inputs, Parameter parameter) {
        try {
            Object value = inputs.value(parameter);
            Binding binding = node.bindings().get(parameter.name());
            String origin = parameter.role() == Parameter.Role.CONFIG
                    ? inputs.setting(parameter)
                            .map(s -> "config " + s.text())
                            .orElseGet(() -> "config from " + Bindings.text(binding == null ? none() : binding))
                    : "from " + Bindings.text(binding == null ? none() : binding);
            String type = parameter.optional()
                    ? "java.util.Optional<" + parameter.typeSource() + ">"
                    : parameter.typeSource();
            return new TakenInput(parameter.name(), type, value, origin);
        } catch (IllegalStateException e) {
            throw refused(
                    "the input \"%s\" of %s: %s".formatted(parameter.name(), step, e.getMessage()),
                    "what it takes must have finished in run " + store.brief(from));
        }
    }

    private static Binding none() {
        return new Binding.Constant("nothing");
    }
}
