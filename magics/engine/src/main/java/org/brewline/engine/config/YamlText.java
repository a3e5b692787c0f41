package org.brewline.engine.config;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes YAML on one line. */
final class YamlText {
    /** Letters of any script, digits and harmless signs, with single blanks inside. */
    private static final Pattern SAFE =
            Pattern.compile("[\\p{L}_/.][\\p{L}\\p{N}_/.-]*( [\\p{L}_/.][\\p{L}\\p{N}_/.-]*)*");

    /** What some reader of YAML takes for a number. */
    private static final Pattern NUMBER_LIKE = Pattern.compile("[-+.]*[0-9].*|[-+]?\\.(inf|nan)|\\.+");

    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "infinity");
    private static final int LONGEST_QUOTE = 60;

    private YamlText() {}

    /** A text as a YAML scalar, in quotes only if it needs them. */
    static String of(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        boolean safe =
                SAFE.matcher(text).matches() && !NUMBER_LIKE.matcher(lower).matches() && !WORDS.contains(lower);
        return safe ? text : inQuotes(text);
    }

    /** A node on one line, as it was written. */
    static String of(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.plain() ? plain(scalar.text()) : of(scalar.text());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.elements().stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((YamlNode.Mapping) node)
                .entries().stream()
                        .map(e -> of(e.key()) + ": " + of(e.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A text in messages: in quotes, cut if it is long. */
    static String quoted(String text) {
        String cut = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return inQuotes(cut);
    }

    private static String plain(String text) {
        boolean asIs =
                !text.isEmpty() && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "+-._/".indexOf(c) >= 0);
        return asIs || text.isEmpty() ? text : of(text);
    }

    private static String inQuotes(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> appendOrEscape(out, c);
            }
        });
        return out.append('"').toString();
    }

    private static void appendOrEscape(StringBuilder out, int c) {
        int type = Character.getType(c);
        boolean unprintable = Character.isISOControl(c)
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (!unprintable) {
            out.appendCodePoint(c);
        } else {
            out.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
        }
    }
}
