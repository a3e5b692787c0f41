package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.kernel.source.CellPosition;
import org.jspecify.annotations.Nullable;

/**
 * A stack trace as {@code printStackTrace} writes it, with the user's frames as places in cells and without what the
 * kernel does below them.
 */
final class PrintedTrace {
    private static final String KERNELS = "org.brewline.kernel.";

    private final SnippetOrigins origins;

    PrintedTrace(SnippetOrigins origins) {
        this.origins = origins;
    }

    String of(Throwable thrown) {
        var lines = new ArrayList<String>();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        tell(thrown, "", lines, told);
        return String.join("\n", lines) + "\n";
    }

    private void tell(Throwable thrown, String title, List<String> lines, Set<Throwable> told) {
        @Nullable Throwable next = thrown;
        for (String as = title; next != null && told.add(next); next = next.getCause(), as = "Caused by: ") {
            lines.add(as + SnippetNames.asWritten(next.toString()));
            frames(next.getStackTrace(), lines);
            for (Throwable suppressed : next.getSuppressed()) {
                tell(suppressed, "Suppressed: ", lines, told);
            }
        }
    }

    private void frames(StackTraceElement[] trace, List<String> lines) {
        var shown = new ArrayList<String>();
        int ofUser = 0;
        for (StackTraceElement frame : trace) {
            Optional<CellPosition> place = origins.locate(frame.getClassName(), frame.getLineNumber());
            if (place.isPresent()) {
                String line = "\tat " + place.get();
                if (shown.isEmpty() || !shown.get(shown.size() - 1).equals(line)) {
                    shown.add(line);
                }
                ofUser = shown.size();
            } else if (!frame.getClassName().startsWith(KERNELS)) {
                shown.add("\tat " + frame);
            }
        }
        lines.addAll(ofUser == 0 ? shown : shown.subList(0, ofUser));
    }
}
