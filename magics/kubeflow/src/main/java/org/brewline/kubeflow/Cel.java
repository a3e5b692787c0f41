package org.brewline.kubeflow;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;

/**
 * Writes conditions in the Common Expression Language, as Kubeflow evaluates them. There every number of a parameter is
 * a double, so whole numbers are made whole before they are compared with whole numbers.
 */
final class Cel {
    private static final Map<Condition.Operator, String> OPERATORS = Map.of(
            Condition.Operator.EQUAL, "==",
            Condition.Operator.NOT_EQUAL, "!=",
            Condition.Operator.AT_LEAST, ">=",
            Condition.Operator.AT_MOST, "<=",
            Condition.Operator.ABOVE, ">",
            Condition.Operator.BELOW, "<");

    /** Tells what a side of a comparison is called, and what it is. */
    interface Operands {
        /** The name of the scope's input that has the value; of a component of a loop's item, the one that has the item. */
        String input(Binding binding);

        ParameterKind kind(Binding binding);
    }

    private final Operands operands;

    Cel(Operands operands) {
        this.operands = operands;
    }

    /** One expression that is true when all conditions are. */
    String all(Set<Condition> conditions) {
        return conditions.size() == 1
                ? of(conditions.iterator().next())
                : conditions.stream().map(this::inner).collect(Collectors.joining(" && "));
    }

    private String of(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        } else if (condition instanceof Condition.IsTrue isTrue) {
            return reference(isTrue.value()) + " == true";
        } else if (condition instanceof Condition.Not not) {
            return "!(" + of(not.condition()) + ")";
        } else if (condition instanceof Condition.And and) {
            return inner(and.left()) + " && " + inner(and.right());
        } else if (condition instanceof Condition.Or or) {
            return inner(or.left()) + " || " + inner(or.right());
        }
        throw new IllegalStateException("a Java test was not refused: " + condition);
    }

    private String inner(Condition condition) {
        return "(" + of(condition) + ")";
    }

    private String compare(Condition.Compare compare) {
        boolean whole = isWhole(compare.left()) && isWhole(compare.right());
        return side(compare.left(), whole)
                + " "
                + OPERATORS.get(compare.operator())
                + " "
                + side(compare.right(), whole);
    }

    private boolean isWhole(Binding side) {
        if (side instanceof Binding.Constant constant) {
            return constant.value() instanceof Number number
                    && Double.isFinite(number.doubleValue())
                    && decimal(number).stripTrailingZeros().scale() <= 0;
        }
        return operands.kind(side) == ParameterKind.NUMBER_INTEGER;
    }

    private String side(Binding side, boolean whole) {
        if (side instanceof Binding.Constant constant) {
            return constant(constant, whole);
        }
        return whole ? "int(" + reference(side) + ")" : reference(side);
    }

    /** Kubeflow's local runner knows the inputs of the DAG around a condition only, and there an item is whole. */
    private String reference(Binding side) {
        String input = "inputs.parameter_values['" + operands.input(side) + "']";
        return side instanceof Binding.Item item && !item.isWhole() ? input + "['" + item.field() + "']" : input;
    }

    private static String constant(Binding.Constant constant, boolean whole) {
        var value = constant.value();
        if (value instanceof Number number) {
            var plain = decimal(number).stripTrailingZeros();
            return plain.setScale(Math.max(plain.scale(), whole ? 0 : 1)).toPlainString();
        } else if (value instanceof Boolean) {
            return value.toString();
        }
        String text = value instanceof Enum<?> each ? each.name() : String.valueOf(value);
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "'";
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
