package org.brewline.notebook.language;

import java.util.Optional;
import java.util.regex.Pattern;

/** Java's literals: constants that need no compiler to be read, and text as Java source. */
public final class Literal {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern REAL = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d{1,2})?");
    private static final Pattern PLAIN_STRING = Pattern.compile("\"[^\"\\\\\n]*\"");
    private static final Pattern OCTAL = Pattern.compile("-?0\\d+");

    private Literal() {}

    /** The value of an expression that is a plain literal of just that type; empty for all that javac should judge. */
    static Optional<Object> value(String type, String expression) {
        if (OCTAL.matcher(expression).matches()) {
            return Optional.empty();
        }
        return switch (type) {
            case "String" ->
                PLAIN_STRING.matcher(expression).matches()
                        ? Optional.of(expression.substring(1, expression.length() - 1))
                        : Optional.empty();
            case "boolean" ->
                expression.equals("true") || expression.equals("false")
                        ? Optional.of(Boolean.valueOf(expression))
                        : Optional.empty();
            case "int" ->
                WHOLE.matcher(expression).matches() ? Optional.of(Integer.valueOf(expression)) : Optional.empty();
            case "long" ->
                WHOLE.matcher(expression).matches() ? Optional.of(Long.valueOf(expression)) : Optional.empty();
            case "double" ->
                REAL.matcher(expression).matches() && isIntOrReal(expression)
                        ? Optional.of(Double.valueOf(expression))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isIntOrReal(String number) {
        return WHOLE.matcher(number).matches() || !number.matches("-?\\d+");
    }

    /** The text as a Java string literal, quotes included. */
    public static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
