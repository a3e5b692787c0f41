package org.brewline.engine.pipeline;

import java.util.function.Predicate;

/**
 * When a step runs. Built from outputs and config ({@code score.accuracy().atLeast(0.9)}) and combined with {@link
 * #and}, {@link #or} and {@link #not}.
 */
public sealed interface Condition {
    /** How two sides are compared. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("≠"),
        AT_LEAST("≥"),
        AT_MOST("≤"),
        ABOVE(">"),
        BELOW("<");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Left compared with right. */
    record Compare(Binding left, Operator operator, Binding right) implements Condition {}

    /** A truth value that must be true. */
    record IsTrue(Binding value) implements Condition {}

    /** Both. */
    record And(Condition left, Condition right) implements Condition {}

    /** At least one. */
    record Or(Condition left, Condition right) implements Condition {}

    /** The opposite. */
    record Not(Condition condition) implements Condition {}

    /** A Java test of an output's value; it can't be exported. */
    record Test(Binding.FromStep value, Predicate<Object> predicate) implements Condition {}

    static Condition compare(Value<?> left, Operator operator, Object right) {
        Binding rightBinding = right instanceof Value<?> value ? Output.bindingOf(value) : new Binding.Constant(right);
        return new Compare(Output.bindingOf(left), operator, rightBinding);
    }

    default Condition and(Condition other) {
        return new And(this, other);
    }

    default Condition or(Condition other) {
        return new Or(this, other);
    }

    default Condition not() {
        return new Not(this);
    }
}
