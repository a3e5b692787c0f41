package org.brewline.engine.query;

import java.util.List;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/** A query can't be meant. The message shows it with a mark under the place. */
public final class QueryException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param query the whole text
     * @param position where it went wrong, from 0
     * @param what what was found there
     * @param instead what was expected
     */
    public QueryException(String query, int position, String what, String instead) {
        super(
                "the query can't be read",
                List.of(new Problem(
                        what,
                        "position " + (query.codePointCount(0, Math.min(position, query.length())) + 1),
                        instead + "\n" + marked(query, position))));
        this.position = position;
    }

    /** Where it went wrong, from 0. */
    public int position() {
        return position;
    }

    private static String marked(String query, int position) {
        String line = query.replaceAll("[\\r\\n\\t]", " ");
        int columns = line.codePointCount(0, Math.min(position, line.length()));
        return "    " + line + "\n    " + " ".repeat(columns) + "^";
    }
}
