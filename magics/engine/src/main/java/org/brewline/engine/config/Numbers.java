package org.brewline.engine.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers in config: strict about range and about NaN, generous with {@code 1_000} and {@code 1e3}. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9][0-9_]*)?(\\.[0-9_]*)?([eE][-+]?[0-9]{1,9})?");
    private static final Pattern HEXADECIMAL = Pattern.compile("([-+]?)0[xX]([0-9a-fA-F_]+)");
    private static final Set<String> SPECIAL = Set.of("nan", "infinity", "inf");

    /** Digits and exponent of the longest number that is read; more is a mistake or an attack. */
    private static final int LONGEST = 1_000;

    private static final Map<Class<?>, BigInteger[]> RANGES = Map.of(
            byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE),
            short.class, range(Short.MIN_VALUE, Short.MAX_VALUE),
            int.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE),
            long.class, range(Long.MIN_VALUE, Long.MAX_VALUE));

    private Numbers() {}

    static String describe(Class<?> type) {
        return RANGES.containsKey(type) || type == BigInteger.class ? "a whole number" : "a number";
    }

    static Object whole(Class<?> type, String text) throws Unfit {
        BigDecimal number = decimal(text, "a whole number");
        BigInteger whole;
        try {
            whole = number.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new Unfit("a whole number, without a fraction");
        }
        BigInteger[] range = RANGES.get(type);
        if (range == null) {
            return whole;
        }
        if (whole.compareTo(range[0]) < 0 || whole.compareTo(range[1]) > 0) {
            throw new Unfit("a whole number from %s to %s".formatted(range[0], range[1]));
        }
        if (type == long.class) {
            return whole.longValue();
        }
        int small = whole.intValue();
        return type == int.class
                ? (Object) small
                : type == short.class ? (Object) (short) small : (Object) (byte) small;
    }

    static Object any(Class<?> type, String text) throws Unfit {
        if (type == BigDecimal.class) {
            return decimal(text, "a number");
        }
        double value = special(text);
        if (value == 0) {
            String digits = decimal(text, "a number").toString();
            value = type == float.class ? Float.parseFloat(digits) : Double.parseDouble(digits);
            if (text.startsWith("-") && value == 0) {
                value = -0.0;
            }
            if (Double.isInfinite(value)) {
                throw new Unfit("a number from %s to %s"
                        .formatted(
                                type == float.class ? -Float.MAX_VALUE : -Double.MAX_VALUE,
                                type == float.class ? Float.MAX_VALUE : Double.MAX_VALUE));
            }
        }
        return type == float.class ? (Object) (float) value : (Object) value;
    }

    static String print(Object number) {
        if (number instanceof BigDecimal) {
            return number.toString();
        }
        double value = ((Number) number).doubleValue();
        if (Double.isNaN(value)) {
            return ".nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? ".inf" : "-.inf") : number.toString();
    }

    /** NaN or an infinity if written the way YAML writes them, else 0. */
    private static double special(String text) throws Unfit {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                boolean signed = lower.startsWith("-") || lower.startsWith("+");
                if (SPECIAL.contains(signed ? lower.substring(1) : lower)) {
                    throw new Unfit("a number; where it is really meant, write .nan, .inf or -.inf");
                }
                yield 0;
            }
        };
    }

    private static BigDecimal decimal(String text, String takes) throws Unfit {
        var hexadecimal = HEXADECIMAL.matcher(text);
        if (text.length() > LONGEST) {
            throw new Unfit(takes + " of at most %,d digits".formatted(LONGEST));
        }
        if (hexadecimal.matches()) {
            return new BigDecimal(
                    new BigInteger(hexadecimal.group(1) + hexadecimal.group(2).replace("_", ""), 16));
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new Unfit(text.indexOf(',') >= 0 ? takes + ", with a point instead of the comma" : takes);
        }
        try {
            var number = new BigDecimal(text.replace("_", ""));
            if (Math.abs((long) number.scale()) > LONGEST) {
                throw new Unfit(takes + " with an exponent of at most %,d".formatted(LONGEST));
            }
            return number;
        } catch (NumberFormatException e) {
            throw new Unfit(takes);
        }
    }

    private static BigInteger[] range(long least, long most) {
        return new BigInteger[] {BigInteger.valueOf(least), BigInteger.valueOf(most)};
    }
}
