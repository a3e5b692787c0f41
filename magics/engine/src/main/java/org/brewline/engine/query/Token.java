package org.brewline.engine.query;

import java.util.Locale;

/**
 * A piece of a query.
 *
 * @param text what it means: of a quoted text what stands in the quotes
 * @param start where it begins, from 0
 * @param end where the next may begin
 */
record Token(Kind kind, String text, int start, int end) {
    /** What a piece is. */
    enum Kind {
        WORD,
        QUOTED,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(keyword);
    }

    /** For messages. */
    String found() {
        return switch (kind) {
            case END -> "the query ends here";
            case QUOTED -> "found the text \"" + text + "\"";
            default -> "found \"" + text + "\"";
        };
    }
}
