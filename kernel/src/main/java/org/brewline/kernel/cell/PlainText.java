package org.brewline.kernel.cell;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.BaseStream;
import org.brewline.kernel.session.SnippetNames;
import org.jspecify.annotations.Nullable;

/** The text of a value: arrays and the JDK's collections, maps and optionals by their content, up to a limit. */
final class PlainText {
    private static final int LONGEST = 1_000_000;
    private static final int ELEMENTS = 1000;
    private static final int NESTED_ELEMENTS = 100;

    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private PlainText() {}

    static String of(@Nullable Object value) {
        String text = new PlainText().text(value);
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2)
                        + "\n… %,d characters left out …\n".formatted(text.length() - LONGEST)
                        + text.substring(text.length() - LONGEST / 2);
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value.getClass().isArray()) {
            return within(value, this::array);
        } else if (value instanceof BaseStream<?, ?>) {
            return "a stream, which showing does not consume; collect it, as with .toList()";
        } else if (!value.getClass().getName().startsWith("java.util.")) {
            return SnippetNames.asWritten(String.valueOf(value));
        } else if (value instanceof Collection<?> collection) {
            return within(value, c -> elements(collection.iterator(), collection.size(), "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return within(value, m -> elements(map.entrySet().iterator(), map.size(), "{", "}"));
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            return within(value, o -> "Optional[" + text(optional.get()) + "]");
        }
        return String.valueOf(value);
    }

    /** A value that contains itself is written once. */
    private String within(Object value, Function<Object, String> write) {
        if (!open.add(value)) {
            return "(this value again)";
        }
        try {
            return write.apply(value);
        } finally {
            open.remove(value);
        }
    }

    private String array(Object array) {
        int length = Array.getLength(array);
        var out = new StringBuilder("[");
        for (int i = 0; i < Math.min(length, most()); i++) {
            out.append(i == 0 ? "" : ", ").append(text(Array.get(array, i)));
        }
        return out.append(rest(length)).append(']').toString();
    }

    private String elements(Iterator<?> elements, int size, String before, String after) {
        var out = new StringBuilder(before);
        for (int i = 0; i < most() && elements.hasNext(); i++) {
            Object element = elements.next();
            out.append(i == 0 ? "" : ", ");
            if (element instanceof Map.Entry<?, ?> entry && before.equals("{")) {
                out.append(text(entry.getKey())).append('=').append(text(entry.getValue()));
            } else {
                out.append(text(element));
            }
        }
        return out.append(rest(size)).append(after).toString();
    }

    private int most() {
        return open.size() <= 1 ? ELEMENTS : NESTED_ELEMENTS;
    }

    private String rest(int size) {
        return size <= most() ? "" : ", … (%,d in all)".formatted(size);
    }
}
