package org.brewline.engine.pipeline;

/** A condition as a person reads it: {@code score.accuracy ≥ minAccuracy}. */
public final class ConditionText {
    private ConditionText() {}

    public static String of(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compare(compare, compare.operator());
        }
        if (condition instanceof Condition.IsTrue truth) {
            return BindingText.of(truth.value());
        }
        if (condition instanceof Condition.And and) {
            return inner(and.left(), Condition.Or.class) + " and " + inner(and.right(), Condition.Or.class);
        }
        if (condition instanceof Condition.Or or) {
            return inner(or.left(), Condition.And.class) + " or " + inner(or.right(), Condition.And.class);
        }
        if (condition instanceof Condition.Test test) {
            return "test of " + BindingText.of(test.value());
        }
        return opposite(((Condition.Not) condition).condition());
    }

    private static String opposite(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compare(compare, opposite(compare.operator()));
        }
        boolean compound = condition instanceof Condition.And || condition instanceof Condition.Or;
        return compound ? "not (" + of(condition) + ")" : "not " + of(condition);
    }

    private static String inner(Condition condition, Class<? extends Condition> other) {
        return other.isInstance(condition) ? "(" + of(condition) + ")" : of(condition);
    }

    private static String compare(Condition.Compare compare, Condition.Operator operator) {
        return BindingText.of(compare.left()) + " " + operator.symbol() + " " + BindingText.of(compare.right());
    }

    private static Condition.Operator opposite(Condition.Operator operator) {
        return switch (operator) {
            case EQUAL -> Condition.Operator.NOT_EQUAL;
            case NOT_EQUAL -> Condition.Operator.EQUAL;
            case AT_LEAST -> Condition.Operator.BELOW;
            case AT_MOST -> Condition.Operator.ABOVE;
            case ABOVE -> Condition.Operator.AT_MOST;
            case BELOW -> Condition.Operator.AT_LEAST;
        };
    }
}
