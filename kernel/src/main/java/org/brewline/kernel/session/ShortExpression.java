package org.brewline.kernel.session;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.brewline.kernel.source.OriginSource;

/**
 * What may be an expression, in a form whose value can be returned, also where it is a call that gives nothing. What only
 * looks like an expression does not compile in this form.
 */
final class ShortExpression {
    private static final String CALL = CellValue.class.getName() + ".of(() -> ";
    private static final int LONGEST = 4000;

    /** Comments, and strings and characters, in which nothing counts. */
    private static final Pattern NO_CODE = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");

    private static final Pattern ASSIGNS = Pattern.compile("(?<![=!<>])=(?!=)");
    private static final Pattern DECLARES = Pattern.compile(
            "[\\p{L}_$][\\p{L}\\p{N}_$.]*\\s*(?:<[^()]*>)?(?:\\s*\\[\\s*])*\\s+(?!instanceof\\b)[\\p{L}_$][\\p{L}\\p{N}_$]*\\s*(?:[(,;\\[].*)?",
            Pattern.DOTALL);
    private static final Pattern FIRST_WORD = Pattern.compile("[^\\p{L}\\p{N}_$].*", Pattern.DOTALL);
    private static final Set<String> NO_EXPRESSION = Set.of(("abstract assert boolean break byte char class continue"
                    + " default do double else enum final float for if import int interface long native non package"
                    + " private protected public record return sealed short static strictfp switch synchronized throw"
                    + " transient try var void volatile while yield")
            .split(" ", -1));

    private ShortExpression() {}

    /** The form of what may be an expression; empty for everything else. */
    static Optional<OriginSource> of(OriginSource snippet) {
        String text = snippet.text();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String code = NO_CODE.matcher(text)
                .replaceAll(found -> (found.group().startsWith("/") ? " " : "0")
                        .repeat(found.group().length()));
        int end = end(code);
        if (end == 0 || !mayBeExpression(code.substring(0, end).strip())) {
            return Optional.empty();
        }
        OriginSource expression = snippet.slice(0, end);
        boolean call = code.charAt(end - 1) == ')';
        return Optional.of(call ? expression.precededBy(CALL).followedBy(")") : expression);
    }

    /** One past the last char of the code, without its semicolon. */
    private static int end(String code) {
        int end = code.stripTrailing().length();
        return end > 0 && code.charAt(end - 1) == ';'
                ? code.substring(0, end - 1).stripTrailing().length()
                : end;
    }

    private static boolean mayBeExpression(String code) {
        return !code.isEmpty()
                && "{@;".indexOf(code.charAt(0)) < 0
                && !NO_EXPRESSION.contains(FIRST_WORD.matcher(code).replaceFirst(""))
                && !ASSIGNS.matcher(code).find()
                && !DECLARES.matcher(code).matches()
                && isBalanced(code);
    }

    /** What closes more than it opens could end the statement that it is put into. */
    private static boolean isBalanced(String code) {
        int depth = 0;
        for (int i = 0; i < code.length() && depth >= 0; i++) {
            switch (code.charAt(i)) {
                case '(', '{', '[' -> depth++;
                case ')', '}', ']' -> depth--;
                default -> {
                    if (code.charAt(i) == ';' && depth == 0) {
                        return false;
                    }
                }
            }
        }
        return depth == 0;
    }
}
