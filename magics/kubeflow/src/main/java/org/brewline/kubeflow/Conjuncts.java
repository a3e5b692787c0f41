package org.brewline.kubeflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;

/** A condition taken apart: what must all be true, and what it reads. */
final class Conjuncts {
    private Conjuncts() {}

    /** The parts that are true together exactly when the condition is; negations of negations are gone. */
    static Set<Condition> of(Condition condition) {
        var parts = new LinkedHashSet<Condition>();
        collect(condition, parts);
        return parts;
    }

    private static void collect(Condition condition, Set<Condition> parts) {
        if (condition instanceof Condition.And and) {
            collect(and.left(), parts);
            collect(and.right(), parts);
        } else if (condition instanceof Condition.Not not && not.condition() instanceof Condition.Not inner) {
            collect(inner.condition(), parts);
        } else if (condition instanceof Condition.Not not && not.condition() instanceof Condition.Or or) {
            collect(new Condition.Not(or.left()), parts);
            collect(new Condition.Not(or.right()), parts);
        } else {
            parts.add(condition);
        }
    }

    /** What a condition compares, in the order of its text. */
    static List<Binding> reads(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return List.of(compare.left(), compare.right());
        } else if (condition instanceof Condition.IsTrue isTrue) {
            return List.of(isTrue.value());
        } else if (condition instanceof Condition.Test test) {
            return List.of(test.value());
        } else if (condition instanceof Condition.Not not) {
            return reads(not.condition());
        } else if (condition instanceof Condition.And and) {
            return Stream.concat(reads(and.left()).stream(), reads(and.right()).stream())
                    .toList();
        } else {
            var or = (Condition.Or) condition;
            return Stream.concat(reads(or.left()).stream(), reads(or.right()).stream())
                    .toList();
        }
    }

    /** Whether a Java lambda decides anywhere in it. */
    static boolean hasTest(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return hasTest(not.condition());
        } else if (condition instanceof Condition.And and) {
            return hasTest(and.left()) || hasTest(and.right());
        } else if (condition instanceof Condition.Or or) {
            return hasTest(or.left()) || hasTest(or.right());
        }
        return condition instanceof Condition.Test;
    }

    /** The steps whose outputs a binding is. */
    static List<Binding.FromStep> sources(Binding binding) {
        if (binding instanceof Binding.FromStep from) {
            return List.of(from);
        } else if (binding instanceof Binding.FirstOf first) {
            return first.candidates();
        } else if (binding instanceof Binding.Collected collected) {
            return collected.elements();
        } else if (binding instanceof Binding.Gathered gathered) {
            return sources(gathered.each());
        }
        return List.of();
    }
}
