package org.brewline.kernel.source;

/**
 * In what an offset of Java text lies.
 *
 * @param start where it begins: the first char inside the quotes, or of the comment; 0 for code
 */
public record LexicalPlace(Kind kind, int start) {
    /** What Java text is made of. */
    public enum Kind {
        CODE,
        STRING,
        TEXT_BLOCK,
        CHARACTER,
        COMMENT
    }

    private static final LexicalPlace CODE = new LexicalPlace(Kind.CODE, 0);

    /** The place of an offset; an unclosed string ends with its line. */
    public static LexicalPlace at(String java, int offset) {
        int i = 0;
        while (i < offset) {
            int end;
            LexicalPlace place;
            if (java.startsWith("//", i)) {
                place = new LexicalPlace(Kind.COMMENT, i);
                end = after(java, "\n", i);
            } else if (java.startsWith("/*", i)) {
                place = new LexicalPlace(Kind.COMMENT, i);
                end = after(java, "*/", i + 2);
            } else if (java.startsWith("\"\"\"", i)) {
                place = new LexicalPlace(Kind.TEXT_BLOCK, i + 3);
                end = after(java, "\"\"\"", i + 3);
            } else if (java.charAt(i) == '"' || java.charAt(i) == '\'') {
                place = new LexicalPlace(java.charAt(i) == '"' ? Kind.STRING : Kind.CHARACTER, i + 1);
                end = literalEnd(java, i);
            } else {
                i++;
                continue;
            }
            if (offset < end && offset >= place.start()) {
                return place;
            }
            i = end;
        }
        return CODE;
    }

    /** One past the end of what {@code close} ends; past the whole text, if nothing does. */
    private static int after(String java, String close, int from) {
        int at = java.indexOf(close, from);
        return at < 0 ? java.length() + 1 : at + close.length();
    }

    private static int literalEnd(String java, int start) {
        char quote = java.charAt(start);
        int i = start + 1;
        while (i < java.length() && java.charAt(i) != quote && java.charAt(i) != '\n') {
            i += java.charAt(i) == '\\' ? 2 : 1;
        }
        return i >= java.length() ? java.length() + 1 : i + 1;
    }
}
