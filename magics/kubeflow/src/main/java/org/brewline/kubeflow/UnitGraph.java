package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.pipeline.StepNode;

/** The units of a pipeline and which come before which, as long as that has no cycle. */
final class UnitGraph {
    private final Level level;
    private final Map<String, Needs> needs = new LinkedHashMap<>();
    private final Map<String, Unit> byStep = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();

    private UnitGraph(Level level) {
        this.level = level;
    }

    /** Puts steps of equal conditions together, unless something between them would have to be inside and outside. */
    static UnitGraph of(Level level) {
        var graph = new UnitGraph(level);
        level.steps().forEach(step -> graph.needs.put(step.name(), level.needs(step.name())));
        for (List<StepNode> node : level.inOrder()) {
            var unit = graph.unitFor(node);
            for (StepNode step : node) {
                unit.steps.add(step);
                graph.byStep.put(step.name(), unit);
            }
        }
        return graph;
    }

    private Unit unitFor(List<StepNode> node) {
        var guard = level.guard(node.get(0).name());
        if (!guard.isEmpty()) {
            for (int i = units.size() - 1; i >= 0; i--) {
                var unit = units.get(i);
                if (unit.guard.equals(guard) && node.stream().noneMatch(step -> comesAfter(step, node, unit))) {
                    return unit;
                }
            }
        }
        var unit = new Unit(guard);
        units.add(unit);
        return unit;
    }

    /** Whether the step, by way of other units, comes after the unit. */
    private boolean comesAfter(StepNode step, List<StepNode> node, Unit unit) {
        var seen = new HashSet<Unit>();
        var own = node.stream().map(StepNode::name).toList();
        return needsOf(step.name()).all().stream()
                .filter(name -> !own.contains(name))
                .map(this::of)
                .anyMatch(before -> before != unit && reaches(before, unit, seen));
    }

    private boolean reaches(Unit from, Unit to, Set<Unit> seen) {
        return from == to || (seen.add(from) && before(from).stream().anyMatch(before -> reaches(before, to, seen)));
    }

    private Set<Unit> before(Unit unit) {
        var before = new LinkedHashSet<Unit>();
        for (Unit member : units) {
            if (member.family() == unit.family()) {
                member.steps.forEach(step -> needsOf(step.name()).all().forEach(name -> before.add(of(name).family())));
            }
        }
        before.remove(unit.family());
        return before;
    }

    /** Whether families have been joined that must be both before and after another. */
    boolean isCyclic() {
        var done = new HashSet<Unit>();
        return units.stream().anyMatch(unit -> isCyclic(unit.family(), new HashSet<>(), done));
    }

    private boolean isCyclic(Unit family, Set<Unit> open, Set<Unit> done) {
        if (done.contains(family)) {
            return false;
        }
        if (!open.add(family)) {
            return true;
        }
        for (Unit before : before(family)) {
            if (isCyclic(before, open, done)) {
                return true;
            }
        }
        open.remove(family);
        done.add(family);
        return false;
    }

    Unit of(String step) {
        var unit = byStep.get(step);
        if (unit == null) {
            throw new IllegalStateException("the pipeline's steps are not in topological order at \"" + step + "\"");
        }
        return unit;
    }

    Needs needsOf(String step) {
        return needs.getOrDefault(step, new Needs(Set.of(), List.of(), Set.of()));
    }

    /** In the order of their first steps. */
    List<Unit> units() {
        return units;
    }
}
