package org.brewline.notebook.magic;

import java.util.List;
import java.util.regex.Pattern;
import org.brewline.kernel.magic.Arguments;

/** Argument lines that name runs: {@code -1} is a run there, and no option. */
final class RunArguments {
    private static final Pattern BACK = Pattern.compile("-(\\d+.*)");

    private RunArguments() {}

    /** The arguments, runs counted back written as {@code ~1}; the number after an option stays. */
    static List<String> split(String line) {
        return Arguments.split(line).stream()
                .map(a -> BACK.matcher(a).matches() ? "~" + a.substring(1) : a)
                .toList();
    }
}
