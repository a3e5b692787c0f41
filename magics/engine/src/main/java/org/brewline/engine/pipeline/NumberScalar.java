package org.brewline.engine.pipeline;

/** A number that conditions can compare. */
public interface NumberScalar<T extends Number> extends Scalar<T> {
    default Condition atLeast(Number constant) {
        return Condition.compare(this, Condition.Operator.AT_LEAST, constant);
    }

    default Condition atLeast(Value<? extends Number> other) {
        return Condition.compare(this, Condition.Operator.AT_LEAST, other);
    }

    default Condition atMost(Number constant) {
        return Condition.compare(this, Condition.Operator.AT_MOST, constant);
    }

    default Condition atMost(Value<? extends Number> other) {
        return Condition.compare(this, Condition.Operator.AT_MOST, other);
    }

    default Condition above(Number constant) {
        return Condition.compare(this, Condition.Operator.ABOVE, constant);
    }

    default Condition above(Value<? extends Number> other) {
        return Condition.compare(this, Condition.Operator.ABOVE, other);
    }

    default Condition below(Number constant) {
        return Condition.compare(this, Condition.Operator.BELOW, constant);
    }

    default Condition below(Value<? extends Number> other) {
        return Condition.compare(this, Condition.Operator.BELOW, other);
    }
}
