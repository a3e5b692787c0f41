package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brewline.engine.pipeline.Condition;

/** Sets of conditions of which one, and only one, must hold whatever the values are. */
final class Alternatives {
    /** More conditions than this in one choice are not tried out. */
    private static final int MOST = 12;

    private Alternatives() {}

    /** Tries every combination of true and false of the single conditions. */
    static boolean exactlyOneHolds(List<Set<Condition>> alternatives) {
        var atoms = new LinkedHashSet<Condition>();
        alternatives.forEach(all -> atoms.addAll(atoms(all)));
        if (atoms.size() > MOST) {
            return false;
        }
        var order = new ArrayList<>(atoms);
        for (int world = 0; world < 1 << order.size(); world++) {
            int truths = world;
            long holding = alternatives.stream()
                    .filter(all -> all.stream().allMatch(c -> holds(c, order, truths)))
                    .count();
            if (holding != 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether the one holds exactly when the other does not, beside what both have in common. */
    static boolean areOpposite(Set<Condition> left, Set<Condition> right) {
        var onlyLeft = new LinkedHashSet<>(left);
        onlyLeft.removeAll(right);
        var onlyRight = new LinkedHashSet<>(right);
        onlyRight.removeAll(left);
        return atoms(onlyLeft).equals(atoms(onlyRight)) && exactlyOneHolds(List.of(onlyLeft, onlyRight));
    }

    private static boolean holds(Condition condition, List<Condition> order, int truths) {
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition(), order, truths);
        } else if (condition instanceof Condition.And and) {
            return holds(and.left(), order, truths) && holds(and.right(), order, truths);
        } else if (condition instanceof Condition.Or or) {
            return holds(or.left(), order, truths) || holds(or.right(), order, truths);
        }
        return (truths >> order.indexOf(condition) & 1) == 1;
    }

    private static Set<Condition> atoms(Set<Condition> conditions) {
        var atoms = new LinkedHashSet<Condition>();
        conditions.forEach(condition -> collectAtoms(condition, atoms));
        return atoms;
    }

    private static void collectAtoms(Condition condition, Set<Condition> atoms) {
        if (condition instanceof Condition.Not not) {
            collectAtoms(not.condition(), atoms);
        } else if (condition instanceof Condition.And and) {
            collectAtoms(and.left(), atoms);
            collectAtoms(and.right(), atoms);
        } else if (condition instanceof Condition.Or or) {
            collectAtoms(or.left(), atoms);
            collectAtoms(or.right(), atoms);
        } else {
            atoms.add(condition);
        }
    }
}
