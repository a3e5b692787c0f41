package org.brewline.engine.run;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.Function;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.ConditionText;
import org.jspecify.annotations.Nullable;

/** Decides conditions, and says why. Pure but for reading the values. */
final class Conditions {
    private final Function<Binding, @Nullable Object> values;

    Conditions(Function<Binding, @Nullable Object> values) {
        this.values = values;
    }

    /** @param why a sentence: {@code score.accuracy ≥ 0.9 was false (0.87)} */
    record Verdict(boolean holds, String why) {}

    Verdict decide(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return verdict(condition, compare, false);
        }
        if (condition instanceof Condition.Not not && not.condition() instanceof Condition.Compare compare) {
            return verdict(condition, compare, true);
        }
        if (condition instanceof Condition.IsTrue is) {
            boolean holds = Boolean.TRUE.equals(values.apply(is.value()));
            return new Verdict(holds, Bindings.text(is.value()) + " was " + holds);
        }
        if (condition instanceof Condition.And and) {
            Verdict left = decide(and.left());
            return left.holds() ? decide(and.right()) : left;
        }
        if (condition instanceof Condition.Or or) {
            Verdict left = decide(or.left());
            if (left.holds()) {
                return left;
            }
            Verdict right = decide(or.right());
            return right.holds() ? right : new Verdict(false, left.why() + ", and " + right.why());
        }
        if (condition instanceof Condition.Not not) {
            Verdict inner = decide(not.condition());
            return new Verdict(!inner.holds(), inner.why());
        }
        var test = (Condition.Test) condition;
        Object value = Objects.requireNonNull(values.apply(test.value()));
        boolean holds = test.predicate().test(value);
        return new Verdict(holds, "the test of %s was %s (%s)".formatted(Bindings.text(test.value()), holds, value));
    }

    /** @param whole the comparison or its opposite, as the reader knows it */
    private Verdict verdict(Condition whole, Condition.Compare compare, boolean opposite) {
        Object left = values.apply(compare.left());
        Object right = values.apply(compare.right());
        boolean holds = holds(left, compare.operator(), right) != opposite;
        String facts = left + (compare.right() instanceof Binding.Constant ? "" : ", " + right);
        return new Verdict(holds, "%s was %s (%s)".formatted(ConditionText.of(whole), holds, facts));
    }

    private static boolean holds(@Nullable Object left, Condition.Operator operator, @Nullable Object right) {
        if (!(left instanceof Number l) || !(right instanceof Number r)) {
            return Objects.equals(left, right) == (operator == Condition.Operator.EQUAL);
        }
        if (isNaN(l) || isNaN(r)) {
            return operator == Condition.Operator.NOT_EQUAL; // as in Java
        }
        int order = order(l, r);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case BELOW -> order < 0;
        };
    }

    private static boolean isNaN(Number number) {
        return Double.isNaN(number.doubleValue());
    }

    private static int order(Number left, Number right) {
        if (isExact(left) && isExact(right)) {
            return exact(left).compareTo(exact(right));
        }
        double l = left.doubleValue();
        double r = right.doubleValue();
        return l == r ? 0 : Double.compare(l, r);
    }

    private static boolean isExact(Number number) {
        return !(number instanceof Double || number instanceof Float);
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }
}
