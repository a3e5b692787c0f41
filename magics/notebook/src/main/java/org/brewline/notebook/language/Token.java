package org.brewline.notebook.language;

/**
 * One piece of Java text.
 *
 * @param start offset in the scanned text
 * @param end offset after its last char
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        /** A {@code /** … *}{@code /} comment; other comments are no tokens. */
        DOCUMENTATION
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }
}
