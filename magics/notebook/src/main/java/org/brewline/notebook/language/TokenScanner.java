package org.brewline.notebook.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Java text into tokens. Never throws: what is open at the end (a string, a comment) ends there, and what is no
 * Java is a symbol. Symbols are single chars, but for {@code ->}, {@code ::} and {@code ...}.
 */
final class TokenScanner {
    private final String text;
    private final int end;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private TokenScanner(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /** The tokens from start to end of the text; their offsets count from the text's beginning. */
    static List<Token> scan(String text, int start, int end) {
        return new TokenScanner(text, start, end).scan();
    }

    private List<Token> scan() {
        while (at < end) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (looksAt("//")) {
                at = endOf("\n", at);
            } else if (looksAt("/*")) {
                comment();
            } else if (looksAt("\"\"\"")) {
                quoted("\"\"\"", true);
            } else if (c == '"' || c == '\'') {
                quoted(String.valueOf(c), false);
            } else if (Character.isJavaIdentifierStart(text.codePointAt(at))) {
                add(Token.Kind.WORD, wordEnd());
            } else if (isDigit(c) || (c == '.' && at + 1 < end && isDigit(text.charAt(at + 1)))) {
                add(Token.Kind.NUMBER, numberEnd());
            } else {
                add(Token.Kind.SYMBOL, at + (looksAt("->") || looksAt("::") ? 2 : looksAt("...") ? 3 : 1));
            }
        }
        return List.copyOf(tokens);
    }

    private void comment() {
        int close = endOf("*/", at + 2);
        if (looksAt("/**") && close > at + 4) {
            add(Token.Kind.DOCUMENTATION, close);
        }
        at = close;
    }

    private void quoted(String quote, boolean manyLines) {
        int i = at + quote.length();
        while (i < end && !text.startsWith(quote, i) && (manyLines || text.charAt(i) != '\n')) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        boolean closed = i < end && text.startsWith(quote, i);
        add(Token.Kind.STRING, Math.min(end, closed ? i + quote.length() : i));
    }

    private int wordEnd() {
        int i = at;
        while (i < end && Character.isJavaIdentifierPart(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return Math.min(i, end);
    }

    private int numberEnd() {
        int i = at;
        while (i < end && (isNumberPart(text.charAt(i)) || isSignOfExponent(i))) {
            i++;
        }
        return i;
    }

    private boolean isSignOfExponent(int i) {
        char c = text.charAt(i);
        boolean hexadecimal = text.startsWith("0x", at) || text.startsWith("0X", at);
        char before = Character.toLowerCase(text.charAt(i - (i > at ? 1 : 0)));
        return (c == '+' || c == '-') && i > at && before == (hexadecimal ? 'p' : 'e');
    }

    private static boolean isNumberPart(char c) {
        return c == '.' || c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean looksAt(String piece) {
        return at + piece.length() <= end && text.startsWith(piece, at);
    }

    private int endOf(String piece, int from) {
        int found = text.indexOf(piece, from);
        return found < 0 || found + piece.length() > end ? end : found + piece.length();
    }

    private void add(Token.Kind kind, int tokenEnd) {
        tokens.add(new Token(kind, text.substring(at, tokenEnd), at, tokenEnd));
        at = tokenEnd;
    }
}
