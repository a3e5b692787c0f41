package org.brewline.engine.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/**
 * How one text became another.
 *
 * @param title what it is, such as {@code trainSvc}
 * @param lines of a unified diff, without its head
 */
public record TextDifference(String title, List<String> lines) {
    private static final int CONTEXT = 3;
    private static final int HEAD = 2;

    public TextDifference {
        lines = List.copyOf(lines);
    }

    static TextDifference of(String title, List<String> before, List<String> after) {
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), CONTEXT);
        return new TextDifference(title, unified.size() > HEAD ? unified.subList(HEAD, unified.size()) : unified);
    }
}
