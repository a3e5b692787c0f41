package org.brewline.kubeflow;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/**
 * Makes the scopes of a pipeline. Steps under the same conditions share a scope; the two ways of a condition, and
 * whatever {@code firstOf} chooses between, stand together in a scope of form BRANCHES. Conditions are not nested: a
 * scope's trigger is everything that must be true, so that no step waits for, or is skipped with, what it does not need.
 */
final class Grouping {
    /** Without the steps at the end. */
    private final Pipeline pipeline;

    private final List<StepNode> atExit;
    private final Guards guards;
    private final Problems problems;
    private final UnitGraph graph;
    /** Families that must stand in a scope of their own. */
    private final Set<Unit> framed = new LinkedHashSet<>();
    /** Families of which one output stands for whichever ran. */
    private final Set<Unit> chosen = new LinkedHashSet<>();

    private Grouping(Pipeline pipeline, Guards guards, Problems problems) {
        this.atExit = pipeline.steps().stream().filter(s -> s.role().atExit()).toList();
        this.pipeline = without(atExit, pipeline);
        this.guards = guards;
        this.problems = problems;
        this.graph = UnitGraph.of(this.pipeline, guards);
    }

    private static Pipeline without(List<StepNode> atExit, Pipeline pipeline) {
        var others = pipeline.steps().stream().filter(s -> !atExit.contains(s)).toList();
        return new Pipeline(
                pipeline.name(),
                pipeline.documentation(),
                pipeline.params(),
                others,
                pipeline.edges(),
                pipeline.place());
    }

    static Scopes of(Pipeline pipeline, Guards guards, Problems problems) {
        var grouping = new Grouping(pipeline, guards, problems);
        grouping.joinChoices();
        grouping.joinOpposites();
        grouping.frameWhatIsWaitedFor();
        grouping.joinReadersInside();
        return grouping.scopes();
    }

    private void joinChoices() {
        for (StepNode step : pipeline.steps()) {
            for (Binding.FirstOf choice : graph.needsOf(step.name()).choices()) {
                var first = graph.of(choice.candidates().get(0).step());
                choice.candidates().forEach(candidate -> first.join(graph.of(candidate.step())));
                framed.add(first);
                chosen.add(first);
                if (first.family() == graph.of(step.name()).family() || graph.isCyclic()) {
                    refuse(step, "firstOf(…) stands between the steps that it chooses from");
                }
            }
        }
    }

    /** As Kubeflow's own compiler does with If and Else. */
    private void joinOpposites() {
        var units = graph.units();
        for (int i = 0; i < units.size(); i++) {
            for (int j = i + 1; j < units.size(); j++) {
                var one = units.get(i);
                var other = units.get(j).family();
                if (!one.guard.isEmpty()
                        && one.family() != other
                        && Alternatives.areOpposite(one.guard, units.get(j).guard)) {
                    one.join(other);
                    if (graph.isCyclic()) {
                        one.part(other);
                    } else {
                        framed.add(one);
                    }
                }
            }
        }
    }

    /** A scope without a trigger ends well even if all in it is skipped, and so can be waited for. */
    private void frameWhatIsWaitedFor() {
        for (StepNode step : pipeline.steps()) {
            for (String before : graph.needsOf(step.name()).order()) {
                if (!guards.runsWhenever(before, step.name())) {
                    framed.add(graph.of(before));
                    boolean inside =
                            graph.of(before).family() == graph.of(step.name()).family();
                    if (inside || isTriggered(graph.of(before))) {
                        refuse(step, "it comes after \"" + before + "\", which may be skipped");
                    }
                }
            }
        }
    }

    /** What takes an output of a step that may be skipped is inside the same frame; outside there may be no output. */
    private void joinReadersInside() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (StepNode step : pipeline.steps()) {
                var reader = graph.of(step.name());
                for (String name : graph.needsOf(step.name()).values()) {
                    var read = graph.of(name);
                    if (!read.guard.isEmpty() && isFramed(read) && read.family() != reader.family()) {
                        read.join(reader);
                        changed = true;
                        if (graph.isCyclic()) {
                            refuse(step, "it stands between steps of one condition");
                            return;
                        }
                    }
                }
            }
        }
    }

    private void refuse(StepNode step, String what) {
        problems.add(step, what, "Kubeflow can't order this; put the steps under one condition, or split the pipeline");
    }

    private boolean isFramed(Unit unit) {
        return framed.stream().anyMatch(each -> each.family() == unit.family());
    }

    private boolean isTriggered(Unit unit) {
        return chosen.stream().anyMatch(each -> each.family() == unit.family())
                && !commonGuard(unit).isEmpty();
    }

    private Set<Condition> commonGuard(Unit unit) {
        List<Unit> family =
                graph.units().stream().filter(u -> u.family() == unit.family()).toList();
        var common = new LinkedHashSet<>(family.get(0).guard);
        family.forEach(member -> common.retainAll(member.guard));
        return common;
    }

    private Scopes scopes() {
        var whole = Scope.root();
        var root = atExit.isEmpty() ? whole : whole.child(Scope.Form.EXIT_HANDLER, Set.of());
        var byStep = new LinkedHashMap<String, Scope>();
        var frames = new LinkedHashMap<Unit, Scope>();
        for (Unit unit : graph.units()) {
            var scope = root;
            if (!unit.guard.isEmpty()) {
                var frame = isFramed(unit) ? frames.computeIfAbsent(unit.family(), f -> frame(root, f)) : root;
                var rest = new LinkedHashSet<>(unit.guard);
                rest.removeAll(frame.trigger());
                scope = frame.child(Scope.Form.CONDITION, rest);
            }
            for (StepNode step : unit.steps) {
                scope.add(step);
                byStep.put(step.name(), scope);
            }
        }
        for (StepNode step : atExit) {
            whole.add(step);
            byStep.put(step.name(), whole);
        }
        return new Scopes(whole, Map.copyOf(byStep));
    }

    private Scope frame(Scope root, Unit family) {
        return root.child(Scope.Form.BRANCHES, isTriggered(family) ? commonGuard(family) : new HashSet<>());
    }
}
