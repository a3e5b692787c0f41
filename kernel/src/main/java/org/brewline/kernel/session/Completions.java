package org.brewline.kernel.session;

import java.util.List;

/**
 * What may stand at the cursor.
 *
 * @param start offset in the cell where the replaced text starts
 * @param end offset in the cell where it ends
 * @param items the candidates, best first
 */
public record Completions(int start, int end, List<Item> items) {
    public Completions {
        items = List.copyOf(items);
    }

    /**
     * One candidate.
     *
     * @param text what is inserted
     * @param type what it is, for the frontend's icon: method, class, variable, keyword, magic, path, run, option
     * @param signature how it is shown beside the text, may be empty
     */
    public record Item(String text, String type, String signature) {}

    public static Completions none(int offset) {
        return new Completions(offset, offset, List.of());
    }
}
