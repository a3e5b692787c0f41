package org.brewline.engine.component;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/** An array of primitives, as annotations hold them, as text. */
final class ArrayText {
    private ArrayText() {}

    static String of(Object array) {
        var text = new StringJoiner(",", array.getClass().getSimpleName() + "{", "}");
        for (int i = 0; i < Array.getLength(array); i++) {
            text.add(String.valueOf(Array.get(array, i)));
        }
        return text.toString();
    }
}
