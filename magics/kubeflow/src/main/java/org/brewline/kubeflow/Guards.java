package org.brewline.kubeflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/**
 * Under which conditions each step really runs: its own and those of everything it takes a value from, since what
 * depends on a skipped step is skipped too. Kubeflow does not pass a skip on by itself, so the conditions are.
 */
final class Guards {
    private final Map<String, Set<Condition>> byStep = new LinkedHashMap<>();

    private Guards() {}

    static Guards of(Pipeline pipeline, Problems problems) {
        var guards = new Guards();
        for (StepNode step : pipeline.steps()) {
            guards.add(step, problems);
        }
        return guards;
    }

    /** All of these are true when the step runs; empty if it always runs. */
    Set<Condition> of(String step) {
        return byStep.getOrDefault(step, Set.of());
    }

    /** Whether the one runs whenever the other does. */
    boolean runsWhenever(String step, String other) {
        return of(other).containsAll(of(step));
    }

    private void add(StepNode step, Problems problems) {
        var all = new LinkedHashSet<Condition>();
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
            for (Condition part : Conjuncts.of(own)) {
                Conjuncts.reads(part).forEach(read -> all.addAll(of(read, step, problems)));
                all.add(part);
            }
        });
        byStep.put(step.name(), all);
        refuseMissing(step, problems);
    }

    private Set<Condition> of(Binding binding, StepNode reader, Problems problems) {
        if (binding instanceof Binding.FirstOf first) {
            return ofFirst(first, reader, problems);
        }
        var all = new LinkedHashSet<Condition>();
        Conjuncts.sources(binding).forEach(from -> all.addAll(of(from.step())));
        return all;
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
                    boolean missing = !(binding instanceof Binding.FirstOf) && !runsWhenever(from.step(), step.name());
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
