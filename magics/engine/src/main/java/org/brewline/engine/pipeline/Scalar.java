package org.brewline.engine.pipeline;

/** A value that conditions can test for equality. */
public non-sealed interface Scalar<T> extends Value<T> {
    default Condition is(T constant) {
        return Condition.compare(this, Condition.Operator.EQUAL, constant);
    }

    default Condition is(Value<? extends T> other) {
        return Condition.compare(this, Condition.Operator.EQUAL, other);
    }

    default Condition isNot(T constant) {
        return Condition.compare(this, Condition.Operator.NOT_EQUAL, constant);
    }

    default Condition isNot(Value<? extends T> other) {
        return Condition.compare(this, Condition.Operator.NOT_EQUAL, other);
    }
}
