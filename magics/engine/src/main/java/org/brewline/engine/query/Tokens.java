package org.brewline.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a query into pieces. */
final class Tokens {
    private static final Map<Character, Token.Kind> SINGLE =
            Map.of('(', Token.Kind.OPEN, ')', Token.Kind.CLOSE, ',', Token.Kind.COMMA);
    private static final Map<String, String> OPERATORS = Map.of(
            "=", "=", "==", "=", "!=", "!=", "<>", "!=", "<", "<", "<=", "<=", ">", ">", ">=", ">=", "≤", "<=", "≥",
            ">=");

    private final String text;
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** The pieces, the last one the end. */
    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var reader = new Tokens(text);
        do {
            tokens.add(reader.next());
        } while (tokens.get(tokens.size() - 1).kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", start, start);
        }
        char first = text.charAt(at);
        Token.Kind single = SINGLE.get(first);
        if (single != null) {
            at++;
            return new Token(single, String.valueOf(first), start, at);
        }
        if (first == '"' || first == '\'') {
            return quoted(first, start);
        }
        return operator(start).orElseGet(() -> word(start));
    }

    private Token quoted(char quote, int start) {
        var value = new StringBuilder();
        for (at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean doubled = c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote;
            if (c == quote && !doubled) {
                at++;
                return new Token(Token.Kind.QUOTED, value.toString(), start, at);
            }
            at += doubled ? 1 : 0;
            value.append(c);
        }
        throw new QueryException(
                text, start, "the quote " + quote + " is not closed", "write " + quote + " after the text");
    }

    private java.util.Optional<Token> operator(int start) {
        for (int length = 2; length >= 1; length--) {
            if (start + length <= text.length()) {
                String sign = OPERATORS.get(text.substring(start, start + length));
                if (sign != null) {
                    at = start + length;
                    return java.util.Optional.of(new Token(Token.Kind.OPERATOR, sign, start, at));
                }
            }
        }
        return java.util.Optional.empty();
    }

    private Token word(int start) {
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            String sign = text.substring(start, text.offsetByCodePoints(start, 1));
            throw new QueryException(
                    text,
                    start,
                    "found \"" + sign + "\"",
                    "expected a field, a value, or one of = != < <= > >= ( ) ,; put other text in quotes");
        }
        return new Token(Token.Kind.WORD, text.substring(start, at), start, at);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || "_-.+/[]:@#%$*~".indexOf(c) >= 0;
    }
}
