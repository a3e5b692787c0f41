package org.brewline.engine.query;

import java.util.List;

/** What must hold of a run. */
public sealed interface Condition {
    /** Whether a condition on that field is in it. */
    boolean mentions(Field.Known field);

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean mentions(Field.Known field) {
            return left.mentions(field) || right.mentions(field);
        }
    }

    /** At least one holds. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean mentions(Field.Known field) {
            return left.mentions(field) || right.mentions(field);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean mentions(Field.Known field) {
            return condition.mentions(field);
        }
    }

    /** A field compares with a value. A run without the field does not, whatever the operator. */
    record Compare(Field field, Operator operator, Value value) implements Condition {
        @Override
        public boolean mentions(Field.Known known) {
            return field.known().filter(known::equals).isPresent();
        }
    }

    /** A field is one of several values. */
    record In(Field field, List<Value> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public boolean mentions(Field.Known known) {
            return field.known().filter(known::equals).isPresent();
        }
    }

    /** A field's text has a part, in whatever case. */
    record Contains(Field field, String part) implements Condition {
        @Override
        public boolean mentions(Field.Known known) {
            return field.known().filter(known::equals).isPresent();
        }
    }

    /** How a field compares with a value. */
    enum Operator {
        EQUAL("="),
        DIFFERENT("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written, also in SQL. */
        public String sign() {
            return this == DIFFERENT ? "<>" : sign;
        }

        String written() {
            return sign;
        }

        boolean isEquality() {
            return this == EQUAL || this == DIFFERENT;
        }
    }
}
