package org.brewline.engine.query;

import java.util.Optional;
import java.util.Set;

/**
 * What can come next in a query; for completion.
 *
 * @param field the field whose operator or value comes next
 * @param start where the word begins that is being written
 */
public record Expected(Set<Part> parts, Optional<Field> field, int start) {
    /** A part of a query. */
    public enum Part {
        FIELD,
        ORDER_FIELD,
        OPERATOR,
        VALUE,
        /** {@code and}, {@code or}, {@code order by}, {@code limit}. */
        CONNECTIVE,
        /** {@code desc}, {@code asc}, {@code limit}. */
        DIRECTION,
        NUMBER
    }

    /** What can stand at the end of a text that is being written; nothing in a text that is wrong before its end. */
    public static Expected after(String text) {
        int start = text.length();
        while (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && "(,=<>!".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        try {
            var parser = new QueryParser(text.substring(0, start));
            return parser.expectedAtEnd(start);
        } catch (QueryException wrongBefore) {
            return new Expected(Set.of(), Optional.empty(), start);
        }
    }
}
