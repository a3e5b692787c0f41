package org.brewline.kernel.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.kernel.session.CellValue;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.SnippetNames;
import org.brewline.kernel.session.UserException;
import org.brewline.kernel.source.CellPosition;
import org.jspecify.annotations.Nullable;

/**
 * How a failure is told: its name, its sentence, and lines to show.
 *
 * @param name the error's name, for a user's exception its class
 * @param lines ready to be shown. Bold marks what matters, and no colour does: the red that JupyterLab has for text can
 *     not be read on the red that it has below errors in its dark theme
 */
public record ErrorText(String name, String message, List<String> lines) {
    private static final Pattern CAST = Pattern.compile(
            "REPL\\.\\$JShell\\$\\w+\\$([\\w$]+) cannot be cast to class REPL\\.\\$JShell\\$\\w+\\$([\\w$]+)");
    private static final int MOST_FRAMES = 20;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    /** An error that is one message, shown as it is. */
    public static ErrorText plain(String title, String message) {
        var lines = new ArrayList<String>();
        lines.add(BOLD + title + PLAIN);
        message.lines().forEach(lines::add);
        return new ErrorText(title, message, lines);
    }

    public static ErrorText of(CompilationException failure) {
        return plain("Compilation failed", String.valueOf(failure.getMessage()));
    }

    /** The user's exception with the user's frames and its causes. */
    public static ErrorText of(UserException failure, Session session) {
        Throwable thrown = failure.getCause();
        var lines = new ArrayList<String>();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable t = thrown; t != null && told.add(t); t = t.getCause()) {
            lines.add((told.size() == 1 ? "" : "caused by ") + BOLD + name(t) + PLAIN + message(t));
            redefined(t).ifPresent(lines::add);
            frames(t, session, lines);
        }
        return new ErrorText(name(thrown), SnippetNames.asWritten(safeMessage(thrown)), lines);
    }

    private static String name(Throwable thrown) {
        return SnippetNames.asWritten(thrown.getClass().getName());
    }

    /** Why an object is not of its own class: the class was declared again after the object was made. */
    private static Optional<String> redefined(Throwable thrown) {
        Matcher names = thrown instanceof ClassCastException ? CAST.matcher(safeMessage(thrown)) : CAST.matcher("");
        return names.find() && names.group(1).equals(names.group(2))
                ? Optional.of(
                        ("%s was declared again after this object was made: it is of the old %s. Run the cells that"
                                        + " make such objects again")
                                .formatted(names.group(1), names.group(1)))
                : Optional.empty();
    }

    private static void frames(Throwable thrown, Session session, List<String> lines) {
        String last = "";
        int shown = 0;
        int more = 0;
        for (StackTraceElement frame : withoutTaker(thrown.getStackTrace())) {
            Optional<CellPosition> place = shown > MOST_FRAMES ? Optional.empty() : session.locate(frame);
            String line = place.map(at -> "    at " + BOLD + at + PLAIN + method(frame))
                    .orElse("");
            if (!line.isEmpty() && line.equals(last)) {
                more++;
            } else if (!line.isEmpty()) {
                again(more, lines);
                more = 0;
                last = line;
                if (++shown <= MOST_FRAMES) {
                    lines.add(line);
                }
            }
        }
        again(more, lines);
    }

    /** As if the expression that a cell ends with stood in the cell itself, and not in what takes its value. */
    private static List<StackTraceElement> withoutTaker(StackTraceElement[] trace) {
        var frames = new ArrayList<>(List.of(trace));
        for (int i = 1; i < frames.size() - 1; i++) {
            if (CellValue.isFrame(frames.get(i))) {
                StackTraceElement expression = frames.get(i - 1);
                StackTraceElement cell = frames.get(i + 1);
                frames.set(
                        i - 1,
                        new StackTraceElement(
                                cell.getClassName(),
                                cell.getMethodName(),
                                expression.getFileName(),
                                expression.getLineNumber()));
                frames.subList(i, i + 2).clear();
            }
        }
        return frames;
    }

    /** A recursion's frames are one line. */
    private static void again(int times, List<String> lines) {
        if (times > 0) {
            lines.add("    … and %,d times more".formatted(times));
        }
    }

    private static String method(StackTraceElement frame) {
        String name = frame.getMethodName();
        if (name.startsWith("lambda$")) {
            String of = name.substring("lambda$".length(), Math.max("lambda$".length(), name.lastIndexOf('$')));
            return of.startsWith("do_it$") ? "  (lambda)" : "  (lambda in " + of + ")";
        }
        return name.equals("do_it$") ? "" : "  (" + name + ")";
    }

    private static String message(Throwable t) {
        String message = SnippetNames.asWritten(safeMessage(t));
        return message.isEmpty() ? "" : ": " + message;
    }

    private static String safeMessage(Throwable t) {
        try {
            String message = t.getLocalizedMessage();
            return message == null ? "" : message;
        } catch (Throwable broken) {
            return "(its message can't be made: " + broken.getClass().getName() + ")";
        }
    }
}
