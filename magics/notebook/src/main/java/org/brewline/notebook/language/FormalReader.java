package org.brewline.notebook.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what stands in a declaration's parentheses: types, names and defaults. A comma inside a default ends it only
 * if what follows is a parameter, so {@code Map<String, Integer> m = new HashMap<String, Integer>(), int n} is two.
 */
final class FormalReader {
    private final String text;
    private final List<Token> tokens;

    private FormalReader(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** The parameters, or empty if the tokens are no list of parameters. */
    static Optional<List<Formal>> read(String text, List<Token> tokens) {
        return new FormalReader(text, tokens).read();
    }

    private Optional<List<Formal>> read() {
        var formals = new ArrayList<Formal>();
        int at = 0;
        while (at < tokens.size()) {
            if (!startsFormal(at)) {
                return Optional.empty();
            }
            int type = afterModifiers(at);
            int name = afterType(type);
            int end = afterBrackets(name + 1);
            int next = end;
            Optional<Formal.DefaultExpression> expression = Optional.empty();
            if (is(end, "=")) {
                next = endOfDefault(end + 1);
                if (next == end + 1) {
                    return Optional.empty();
                }
                int start = tokens.get(end + 1).start();
                int stop = tokens.get(next - 1).end();
                expression = Optional.of(new Formal.DefaultExpression(text.substring(start, stop), start, stop));
            }
            String typeText = text.substring(
                            tokens.get(type).start(), tokens.get(name - 1).end())
                    + text.substring(tokens.get(name).end(), tokens.get(end - 1).end());
            formals.add(new Formal(
                    tokens.get(name).text(),
                    typeText,
                    tokens.get(at).start(),
                    tokens.get(end - 1).end(),
                    expression));
            at = next + 1;
        }
        return Optional.of(formals);
    }

    private int endOfDefault(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            String symbol =
                    tokens.get(i).kind() == Token.Kind.SYMBOL ? tokens.get(i).text() : "";
            switch (symbol) {
                case "(", "[", "{" -> depth++;
                case ")", "]", "}" -> depth--;
                case "," -> {
                    if (depth == 0 && startsFormal(i + 1)) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return tokens.size();
    }

    /** Whether a type and a name stand here, and after them what may follow a parameter's name. */
    private boolean startsFormal(int at) {
        int name = afterType(afterModifiers(at));
        if (name < 0 || name >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(name);
        int next = afterBrackets(name + 1);
        return token.isWord()
                && Keywords.isName(token.text())
                && (next >= tokens.size() || is(next, ",") || is(next, "="));
    }

    /** The index after annotations and modifiers. */
    int afterModifiers(int at) {
        int i = at;
        while (i < tokens.size()) {
            if (is(i, "@") && !is(i + 1, "interface")) {
                i += 2;
                while (is(i, ".")) {
                    i += 2;
                }
                i = is(i, "(") ? afterMatching(i) : i;
            } else if (tokens.get(i).isWord()
                    && Keywords.isModifier(tokens.get(i).text())) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    /** The index after a type, or -1 if none stands here. */
    int afterType(int at) {
        if (at < 0 || at >= tokens.size() || !isTypeWord(tokens.get(at))) {
            return -1;
        }
        int i = at + 1;
        while (i < tokens.size()) {
            if (is(i, ".") && i + 1 < tokens.size() && isTypeWord(tokens.get(i + 1))) {
                i += 2;
            } else if (is(i, "<")) {
                i = afterAngles(i);
                if (i < 0) {
                    return -1;
                }
            } else {
                break;
            }
        }
        i = afterBrackets(i);
        return is(i, "...") ? i + 1 : i;
    }

    private int afterAngles(int at) {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("<")) {
                depth++;
            } else if (token.is(">")) {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (!token.isWord() && !",.?&[]@".contains(token.text())) {
                return -1;
            }
        }
        return -1;
    }

    private int afterBrackets(int at) {
        int i = at;
        while (is(i, "[") && is(i + 1, "]")) {
            i += 2;
        }
        return i;
    }

    private int afterMatching(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private static boolean isTypeWord(Token token) {
        return token.isWord() && (Keywords.isName(token.text()) || Keywords.isPrimitive(token.text()));
    }

    private boolean is(int at, String text) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(text);
    }

    static FormalReader over(String text, List<Token> tokens) {
        return new FormalReader(text, tokens);
    }
}
