package org.brewline.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** YAML as it was written, not yet of any Java type; every node knows its place. */
sealed interface YamlNode {
    /** For messages: {@code cell 5, line 7}. */
    String place();

    /**
     * Text, a number, a truth value, or nothing.
     *
     * @param plain written without quotes, so that {@code null} means nothing
     */
    record Scalar(String text, boolean plain, String place) implements YamlNode {
        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

        boolean isNothing() {
            return plain && NOTHING.contains(text);
        }
    }

    /** Elements in order. */
    record Sequence(List<YamlNode> elements, String place) implements YamlNode {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /**
     * Entries in the order written; no key twice.
     *
     * @param partial from a key with dots: it adds to what weaker layers say instead of replacing it
     */
    record Mapping(List<Entry> entries, boolean partial, String place) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(e -> e.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** These entries, with the other's put over them. */
        Mapping with(Mapping other) {
            var merged = new ArrayList<>(entries);
            for (Entry entry : other.entries) {
                int at = indexOf(entry.key());
                if (at >= 0) {
                    merged.set(at, entry);
                } else {
                    merged.add(entry);
                }
            }
            return new Mapping(merged, partial && other.partial, other.place);
        }

        private int indexOf(String key) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).key().equals(key)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** A key with its value. */
    record Entry(String key, YamlNode value, String place) {}

    /** What it is, for messages: "a list". */
    default String kind() {
        if (this instanceof Scalar scalar) {
            return scalar.isNothing() ? "nothing" : YamlText.quoted(scalar.text());
        }
        return this instanceof Sequence ? "a list" : "a mapping";
    }
}
