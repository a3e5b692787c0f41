package org.brewline.engine.artifact;

import java.util.List;
import java.util.Map;

/**
 * What a person sees of an artifact without opening it: small, plain data, safe to keep in the store and to show from
 * an unknown source. Texts are unescaped; whoever makes HTML escapes them.
 */
public sealed interface Preview {

    /** A table's head. Cells are texts, ready to be shown; the first {@code rows} of {@code totalRows}. */
    record Table(List<Column> columns, List<List<String>> rows, long totalRows) implements Preview {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column of a table preview.
     *
     * @param missing how many values are missing
     * @param histogram counts in at most 20 equal bins for numbers, or of the most frequent values; may be empty
     */
    record Column(String name, String type, long missing, List<Long> histogram) {
        public Column {
            histogram = List.copyOf(histogram);
        }
    }

    /** Facts as name and value, e.g. a model's card, in order. */
    record Card(String title, Map<String, String> facts) implements Preview {
        public Card {
            facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
        }
    }

    /** Plain text, cut to its beginning. */
    record Text(String text, boolean cut) implements Preview {}

    /** An image as PNG in Base64, scaled down to at most 480 pixels wide. */
    record Image(String pngBase64, int width, int height) implements Preview {}

    /** A report's HTML, cut; shown sandboxed or as text, never trusted. */
    record Html(String html, boolean cut) implements Preview {}

    /** A report's Markdown, cut. */
    record Markdown(String markdown, boolean cut) implements Preview {}

    /** Structured data as JSON text, cut to whole values. */
    record Json(String json, boolean cut) implements Preview {}

    /** A folder: relative paths with sizes, the first of {@code totalFiles}. */
    record Folder(List<Entry> entries, long totalFiles) implements Preview {
        /** A file in a folder. */
        public record Entry(String path, long size) {}

        public Folder {
            entries = List.copyOf(entries);
        }
    }

    /** A scalar's value as text. */
    record Value(String text) implements Preview {}

    /** Nothing to show but what it is, e.g. "serialized com.acme.Thing". */
    record Opaque(String description) implements Preview {}
}
