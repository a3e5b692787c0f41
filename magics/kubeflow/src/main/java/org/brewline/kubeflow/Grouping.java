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
    private final Plans plans;
    private final Level level;
    private final UnitGraph graph;
    /** Families that must stand in a scope of their own. */
    private final Set<Unit> framed = new LinkedHashSet<>();
    /** Families of which one output stands for whichever ran. */
    private final Set<Unit> chosen = new LinkedHashSet<>();

    /** What the groupings of all levels share, and fill. */
    private record Plans(Pipeline pipeline, Problems problems, Map<String, Scope> byStep) {}

    private Grouping(Plans plans, Level level) {
        this.plans = plans;
        this.level = level;
        this.graph = UnitGraph.of(level);
    }

    static Scopes of(Pipeline pipeline, Guards guards, Problems problems) {
        var plans = new Plans(pipeline, problems, new LinkedHashMap<>());
        var atExit = pipeline.steps().stream().filter(s -> s.role().atExit()).toList();
        var whole = Scope.root();
        group(plans, Level.of(pipeline, guards), atExit.isEmpty() ? whole : whole.child(Scope.Form.EXIT_HANDLER, ""));
        for (StepNode step : atExit) {
            whole.add(step);
            plans.byStep.put(step.name(), whole);
        }
        return new Scopes(whole, Map.copyOf(plans.byStep));
    }

    private static void group(Plans plans, Level level, Scope into) {
        if (!level.isOrdered()) {
            plans.problems.add(
                    level.steps().get(0),
                    "it needs what comes after its mapEach",
                    "let a step of its own do what comes in between");
            return;
        }
        var grouping = new Grouping(plans, level);
        grouping.joinChoices();
        grouping.joinOpposites();
        grouping.frameWhatIsWaitedFor();
        grouping.joinReadersInside();
        grouping.place(into);
    }

    private void joinChoices() {
        level.choices().forEach(this::join);
        for (StepNode step : level.steps()) {
            for (Binding.FirstOf choice : graph.needsOf(step.name()).choices()) {
                var first = join(choice);
                if (first.family() == graph.of(step.name()).family() || graph.isCyclic()) {
                    refuse(step, "firstOf(…) stands between the steps that it chooses from");
                }
            }
        }
    }

    private Unit join(Binding.FirstOf choice) {
        var first = graph.of(choice.candidates().get(0).step());
        choice.candidates().forEach(candidate -> first.join(graph.of(candidate.step())));
        framed.add(first);
        chosen.add(first);
        return first;
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
        for (StepNode step : level.steps()) {
            for (String before : graph.needsOf(step.name()).order()) {
                boolean together = graph.of(before) == graph.of(step.name());
                if (!together && !level.guard(step.name()).containsAll(level.guard(before))) {
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
            for (StepNode step : level.steps()) {
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
        plans.problems.add(
                step, what, "Kubeflow can't order this; put the steps under one condition, or split the pipeline");
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

    private void place(Scope root) {
        var frames = new LinkedHashMap<Unit, Scope>();
        for (Unit unit : graph.units()) {
            var scope = root;
            if (!unit.guard.isEmpty()) {
                var frame = isFramed(unit) ? frames.computeIfAbsent(unit.family(), f -> frame(root, f)) : root;
                var rest = new LinkedHashSet<>(unit.guard);
                rest.removeAll(frame.trigger());
                scope = frame.child(Scope.Form.CONDITION, rest);
            }
            place(unit, scope);
        }
    }

    private void place(Unit unit, Scope scope) {
        var open = new LinkedHashSet<Bundle>();
        for (StepNode step : unit.steps) {
            var bundle = level.bundle(step.name());
            if (bundle.isEmpty()) {
                scope.add(step);
                plans.byStep.put(step.name(), scope);
            } else if (open.add(bundle.get())) {
                open(bundle.get(), scope);
            }
        }
    }

    private void open(Bundle bundle, Scope scope) {
        var inside = scope;
        if (bundle.fanOut().isEmpty()) {
            inside = scope.child(Scope.Form.PIPELINE, bundle.name());
        } else {
            var needs = new LoopNeeds(plans.pipeline, bundle);
            var outer =
                    needs.isFedByTasks(step -> level.has(step)) ? scope.child(Scope.Form.LIST, bundle.name()) : scope;
            inside = outer.child(Scope.Form.LOOP, bundle.name());
        }
        group(plans, level.inside(bundle), inside);
    }

    private Scope frame(Scope root, Unit family) {
        return root.child(Scope.Form.BRANCHES, isTriggered(family) ? commonGuard(family) : new HashSet<>());
    }
}
