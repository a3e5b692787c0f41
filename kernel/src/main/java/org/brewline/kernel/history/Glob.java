package org.brewline.kernel.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A pattern as history searches have it: {@code *} is any text, {@code ?} one character, {@code [a-z]} one of these,
 * {@code [^a-z]} none of these. It takes no longer than text times pattern, whatever the pattern.
 */
final class Glob {
    /** What each character has to be; empty is any text. */
    private final List<Optional<IntPredicate>> parts = new ArrayList<>();

    Glob(String pattern) {
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            int end = point == '[' ? end(points, i) : -1;
            if (end > 0) {
                parts.add(Optional.of(oneOf(points, i + 1, end)));
                i = end;
            } else {
                parts.add(point == '*' ? Optional.empty() : Optional.of(c -> point == '?' || c == point));
            }
        }
    }

    /** Where the class ends that begins here; a bracket right at the beginning belongs to it. */
    private static int end(int[] points, int open) {
        int first = open + 1 < points.length && points[open + 1] == '^' ? open + 2 : open + 1;
        for (int i = first + 1; i < points.length; i++) {
            if (points[i] == ']') {
                return i;
            }
        }
        return -1;
    }

    private static IntPredicate oneOf(int[] points, int from, int to) {
        if (points[from] == '^') {
            return oneOf(points, from + 1, to).negate();
        }
        IntPredicate any = c -> false;
        for (int i = from; i < to; i++) {
            boolean range = i + 2 < to && points[i + 1] == '-';
            int low = points[i];
            int high = range ? points[i + 2] : low;
            any = any.or(c -> c >= low && c <= high);
            i += range ? 2 : 0;
        }
        return any;
    }

    private boolean isAnyText(int part) {
        return part < parts.size() && parts.get(part).isEmpty();
    }

    boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int part = 0;
        int star = -1;
        int mark = 0;
        int i = 0;
        while (i < points.length) {
            if (isAnyText(part)) {
                star = part++;
                mark = i;
            } else if (part < parts.size() && parts.get(part).orElseThrow().test(points[i])) {
                part++;
                i++;
            } else if (star >= 0) { // the last star takes one character more
                part = star + 1;
                i = ++mark;
            } else {
                return false;
            }
        }
        while (isAnyText(part)) {
            part++;
        }
        return part == parts.size();
    }
}
