package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.TypeNames;
import org.jspecify.annotations.Nullable;

/** Gives conditions their final form, and checks that what they compare can be compared. */
final class LinkedConditions {
    private final Sources sources;
    private final ProblemList problems;
    /** By identity: one condition holds for all steps of a branch, and what is wrong with it is told once. */
    private final IdentityHashMap<Condition, Condition> linked = new IdentityHashMap<>();

    LinkedConditions(Sources sources, ProblemList problems) {
        this.sources = sources;
        this.problems = problems;
    }

    Condition of(Condition condition, TracedStep step) {
        Condition known = linked.get(condition);
        if (known != null) {
            return known;
        }
        Condition made = link(condition, step);
        linked.put(condition, made);
        return made;
    }

    private Condition link(Condition condition, TracedStep step) {
        if (condition instanceof Condition.Compare compare) {
            return compare(compare, step);
        }
        if (condition instanceof Condition.IsTrue truth) {
            return truth(truth, step);
        }
        if (condition instanceof Condition.And and) {
            return new Condition.And(of(and.left(), step), of(and.right(), step));
        }
        if (condition instanceof Condition.Or or) {
            return new Condition.Or(of(or.left(), step), of(or.right(), step));
        }
        if (condition instanceof Condition.Not not) {
            return not.condition() instanceof Condition.Not twice
                    ? of(twice.condition(), step)
                    : new Condition.Not(of(not.condition(), step));
        }
        var test = (Condition.Test) condition;
        sources.givenBy(test.value(), step);
        return new Condition.Test(sources.linked(test.value()), test.predicate());
    }

    private Condition compare(Condition.Compare compare, TracedStep step) {
        List<Sources.Given> left = sources.givenBy(compare.left(), step);
        List<Sources.Given> right = sources.givenBy(compare.right(), step);
        @Nullable Object constant = compare.right() instanceof Binding.Constant c ? c.value() : null;
        for (Sources.Given given : left) {
            checkScalar(given, step);
            right.forEach(other -> checkSameKind(given, other.text(), other.type(), step));
            if (constant != null) {
                checkSameKind(given, ConfigTypes.print(constant), constant.getClass(), step);
            }
        }
        return new Condition.Compare(
                sources.linked(compare.left()), compare.operator(), sources.linked(compare.right()));
    }

    private Condition truth(Condition.IsTrue truth, TracedStep step) {
        for (Sources.Given given : sources.givenBy(truth.value(), step)) {
            if (given.type() != boolean.class && given.type() != Boolean.class) {
                problems.add(
                        "the condition %s is %s".formatted(given.text(), TypeNames.of(given.type())),
                        step.place,
                        "a condition is true or false: compare it, such as .is(…) or .atLeast(…)");
            }
        }
        return new Condition.IsTrue(sources.linked(truth.value()));
    }

    private void checkScalar(Sources.Given given, TracedStep step) {
        if (!ConfigTypes.isScalar(given.type())) {
            problems.add(
                    "a condition compares %s, which is %s".formatted(given.text(), TypeNames.of(given.type())),
                    step.place,
                    "compare a number, a text, a truth value or an enum, or give a Java test: when(output, value -> …, …)");
        }
    }

    private void checkSameKind(Sources.Given given, String text, Type type, TracedStep step) {
        boolean same = ConfigTypes.isNumber(given.type())
                ? ConfigTypes.isNumber(type)
                : TypeFit.fits(given.type(), type) || TypeFit.fits(type, given.type());
        if (!same && ConfigTypes.isScalar(given.type())) {
            problems.add(
                    "a condition compares %s, which is %s, with %s, which is %s"
                            .formatted(given.text(), TypeNames.of(given.type()), text, TypeNames.of(type)),
                    step.place,
                    "compare what has one type");
        }
    }

    /** The bindings that a condition reads. */
    static List<Binding> read(Optional<Condition> condition) {
        return condition.map(LinkedConditions::read).orElse(List.of());
    }

    private static List<Binding> read(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return List.of(compare.left(), compare.right());
        }
        if (condition instanceof Condition.IsTrue truth) {
            return List.of(truth.value());
        }
        if (condition instanceof Condition.Test test) {
            return List.of(test.value());
        }
        if (condition instanceof Condition.And and) {
            return both(and.left(), and.right());
        }
        if (condition instanceof Condition.Or or) {
            return both(or.left(), or.right());
        }
        return read(((Condition.Not) condition).condition());
    }

    private static List<Binding> both(Condition left, Condition right) {
        return java.util.stream.Stream.concat(read(left).stream(), read(right).stream())
                .toList();
    }
}
