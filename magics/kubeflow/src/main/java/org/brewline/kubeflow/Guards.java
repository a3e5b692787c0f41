package org.brewline.kubeflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/**
 * Under which conditions each step really runs: its own and those of everything it takes a value from, since what
 * depends on a skipped step is skipped too. Kubeflow does not pass a skip on by itself, so the conditions are.
 */
final class Guards {
    private final Map<String, Set<Condition>> byStep = new LinkedHashMap<>();
    private final Map<String, Set<Condition>> byFanOut = new LinkedHashMap<>();
    private final Pipeline pipeline;

    private Guards(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static Guards of(Pipeline pipeline, Problems problems) {
        var guards = new Guards(pipeline);
        for (StepNode step : pipeline.steps()) {
            guards.add(step, problems);
        }
        return guards;
    }

    /** All of these are true when the step runs; empty if it always runs. */
    Set<Condition> of(String step) {
        return byStep.getOrDefault(step, Set.of());
    }

    /** All of these are true when the fan-out runs at all. */
    Set<Condition> ofFanOut(String fanOut) {
        return byFanOut.getOrDefault(fanOut, Set.of());
    }

    /** What decides, inside of a loop, whether the step runs for an item; what it gave is gathered only if there is nothing. */
    Set<Condition> ofLoops(String step) {
        var role = pipeline.step(step).orElseThrow().role();
        return role.isRepeated() ? rest(step, role.fanOut()) : Set.of();
    }

    private Set<Condition> rest(String step, String fanOut) {
        var rest = new LinkedHashSet<>(of(step));
        rest.removeAll(ofFanOut(fanOut));
        return rest;
    }

    /** The list for whose items the step runs. */
    Optional<Binding> itemsOf(StepNode step) {
        return pipeline.fanOut(step.role().fanOut()).map(FanOut::items);
    }

    /** Whether the one runs whenever the other does. */
    boolean runsWhenever(String step, String other) {
        return of(other).containsAll(of(step));
    }

    private void add(StepNode step, Problems problems) {
        var all = new LinkedHashSet<Condition>();
        pipeline.fanOut(step.role().fanOut()).ifPresent(fanOut -> {
            if (!byFanOut.containsKey(fanOut.name())) {
                byFanOut.put(fanOut.name(), ofFanOut(fanOut, step, problems));
            }
            all.addAll(ofFanOut(fanOut.name()));
        });
        step.bindings().forEach((name, binding) -> {
            if (!isOptional(step, name)) {
                all.addAll(of(binding, step, problems));
            }
        });
        step.condition().ifPresent(own -> {
            if (Conjuncts.hasTest(own)) {
                problems.add(
                        step,
                        "its condition is a Java lambda, which only this process can run",
                        "return a boolean from a component and test that: when(check(model), …)");
            }
            all.addAll(of(own, step, problems));
        });
        byStep.put(step.name(), all);
        refuseMissing(step, problems);
        refuseSkippedOutside(step, problems);
    }

    private Set<Condition> ofFanOut(FanOut fanOut, StepNode first, Problems problems) {
        var all = new LinkedHashSet<>(of(fanOut.items(), first, problems));
        fanOut.condition().ifPresent(c -> all.addAll(of(c, first, problems)));
        return all;
    }

    private Set<Condition> of(Condition condition, StepNode step, Problems problems) {
        var all = new LinkedHashSet<Condition>();
        for (Condition part : Conjuncts.of(condition)) {
            Conjuncts.reads(part).forEach(read -> all.addAll(of(read, step, problems)));
            all.add(part);
        }
        return all;
    }

    /** A loop is skipped as a whole or runs for each item: what it takes from outside must be there for all. */
    private void refuseSkippedOutside(StepNode step, Problems problems) {
        if (!step.role().isRepeated()) {
            return;
        }
        for (String name : Needs.of(step, this).values()) {
            boolean outside = !pipeline.step(name)
                    .orElseThrow()
                    .role()
                    .fanOut()
                    .equals(step.role().fanOut());
            if (outside && !ofFanOut(step.role().fanOut()).containsAll(of(name))) {
                problems.add(
                        step,
                        "it runs for each item, and takes something of \"%s\", which may be skipped".formatted(name),
                        "put the whole mapEach under that condition");
            }
        }
    }

    private Set<Condition> of(Binding binding, StepNode reader, Problems problems) {
        if (binding instanceof Binding.FirstOf first) {
            return ofFirst(first, reader, problems);
        } else if (binding instanceof Binding.Gathered gathered) {
            return ofGathered(gathered, reader, problems);
        }
        var all = new LinkedHashSet<Condition>();
        Conjuncts.sources(binding).forEach(from -> all.addAll(of(from.step())));
        return all;
    }

    private Set<Condition> ofGathered(Binding.Gathered gathered, StepNode reader, Problems problems) {
        var candidates = Conjuncts.sources(gathered);
        String fanOut =
                pipeline.step(candidates.get(0).step()).orElseThrow().role().fanOut();
        var rests = candidates.stream().map(c -> rest(c.step(), fanOut)).toList();
        if (!Alternatives.exactlyOneHolds(rests)) {
            problems.add(
                    reader,
                    "it takes what \"%s\" gave for each item, which it may not have for some"
                            .formatted(candidates.get(0).step()),
                    "on Kubeflow each item has an output: when(…, a).orElse(b), or return an Optional");
        }
        return ofFanOut(fanOut);
    }

    private Set<Condition> ofFirst(Binding.FirstOf first, StepNode reader, Problems problems) {
        var common = common(first.candidates());
        List<Set<Condition>> rests = first.candidates().stream()
                .map(candidate -> {
                    Set<Condition> rest = new LinkedHashSet<>(of(candidate.step()));
                    rest.removeAll(common);
                    return rest;
                })
                .toList();
        if (!Alternatives.exactlyOneHolds(rests)) {
            problems.add(
                    reader,
                    "firstOf(%s) may find none of them, or several"
                            .formatted(String.join(
                                    ", ",
                                    first.candidates().stream()
                                            .map(Binding.FromStep::step)
                                            .toList())),
                    "Kubeflow takes one of the two ways of a condition: when(…, a).orElse(b)");
        }
        return common;
    }

    /** The conditions that all of these share. */
    Set<Condition> common(List<Binding.FromStep> candidates) {
        var common = new LinkedHashSet<>(of(candidates.get(0).step()));
        candidates.forEach(candidate -> common.retainAll(of(candidate.step())));
        return common;
    }

    private void refuseMissing(StepNode step, Problems problems) {
        step.bindings()
                .forEach((name, binding) -> Conjuncts.sources(binding).forEach(from -> {
                    boolean missing = !(binding instanceof Binding.FirstOf)
                            && !(binding instanceof Binding.Gathered)
                            && !runsWhenever(from.step(), step.name());
                    if (isOptional(step, name) && missing) {
                        problems.add(
                                step,
                                "its optional input \"%s\" comes from \"%s\", which may be skipped"
                                        .formatted(name, from.step()),
                                "Kubeflow can't pass a missing output; give both ways a value with firstOf(…)");
                    }
                }));
    }

    private static boolean isOptional(StepNode step, String parameter) {
        return step.component().signature().parameters().stream()
                .anyMatch(p -> p.name().equals(parameter) && p.optional() && p.role() == Parameter.Role.INPUT);
    }
}
