package org.brewline.kernel.cell;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a value: collections, maps and arrays by their content, up to a limit. */
final class PlainText {
    private static final int LONGEST = 1_000_000;
    private static final int ELEMENTS = 1000;

    private PlainText() {}

    static String of(@Nullable Object value) {
        String text = text(value);
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2)
                        + "\n… %,d characters left out …\n".formatted(text.length() - LONGEST)
                        + text.substring(text.length() - LONGEST / 2);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value.getClass().isArray()) {
            return array(value);
        } else if (value instanceof Collection<?> collection && collection.size() > ELEMENTS) {
            return first(collection.iterator(), collection.size(), "[", "]");
        } else if (value instanceof Map<?, ?> map && map.size() > ELEMENTS) {
            return first(map.entrySet().iterator(), map.size(), "{", "}");
        }
        return String.valueOf(value);
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        var out = new StringBuilder("[");
        for (int i = 0; i < Math.min(length, ELEMENTS); i++) {
            out.append(i == 0 ? "" : ", ").append(text(Array.get(array, i)));
        }
        return out.append(rest(length)).append(']').toString();
    }

    private static String first(Iterator<?> elements, int size, String open, String close) {
        var out = new StringBuilder(open);
        for (int i = 0; i < ELEMENTS && elements.hasNext(); i++) {
            out.append(i == 0 ? "" : ", ").append(elements.next());
        }
        return out.append(rest(size)).append(close).toString();
    }

    private static String rest(int size) {
        return size <= ELEMENTS ? "" : ", … (%,d in all)".formatted(size);
    }
}
