package org.brewline.kernel.documentation;

import java.util.Collection;
import java.util.function.BiConsumer;

/** Qualified type names in one string, sorted by simple name: an entry is {@code simple TAB qualified}. */
final class TypeTable {

    private final String text;
    private final int[] starts;

    /** Takes sorted lines, each ended by a line feed. */
    TypeTable(String text) {
        this.text = text;
        this.starts = new int[(int) text.chars().filter(c -> c == '\n').count()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at = text.indexOf('\n', at) + 1;
        }
    }

    static TypeTable of(Collection<String> qualified) {
        StringBuilder lines = new StringBuilder();
        qualified.stream()
                .map(name -> Signatures.simple(name) + "\t" + name + "\n")
                .sorted()
                .distinct()
                .forEach(lines::append);
        return new TypeTable(lines.toString());
    }

    String text() {
        return text;
    }

    int size() {
        return starts.length;
    }

    /** Gives simple and qualified name of every type whose simple name starts with {@code prefix}. */
    void startingWith(String prefix, BiConsumer<String, String> taker) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            String simple = text.substring(starts[middle], text.indexOf('\t', starts[middle]));
            if (simple.compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < starts.length && text.startsWith(prefix, starts[i]); i++) {
            int tab = text.indexOf('\t', starts[i]);
            taker.accept(text.substring(starts[i], tab), text.substring(tab + 1, text.indexOf('\n', tab)));
        }
    }
}
