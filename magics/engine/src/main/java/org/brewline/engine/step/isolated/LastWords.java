package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brewline.engine.run.ProcessDied;
import org.jspecify.annotations.Nullable;

/** How a step's process ended before the step did, in words; remembers what it printed last. Safe for many threads. */
final class LastWords {
    private static final int LINES = 10;
    private static final int LINE = 300;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            13, "SIGPIPE", 15, "SIGTERM");

    private final Deque<String> lines = new ArrayDeque<>();
    private String unfinished = "";
    private @Nullable String reason;
    private StackTraceElement @Nullable [] exit;

    synchronized void printed(String text) {
        String[] parts = (unfinished + text).split("\n", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            lines.add(cut(parts[i]));
            if (lines.size() > LINES) {
                lines.remove();
            }
        }
        unfinished = cut(parts[parts.length - 1]);
    }

    private static String cut(String line) {
        return line.length() <= LINE ? line : line.substring(0, LINE) + " …";
    }

    /** We end it, for this reason. */
    synchronized void endedFor(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    /** It ends itself. */
    synchronized void exiting(StackTraceElement[] trace) {
        exit = trace;
    }

    /**
     * What becomes the step's failure.
     *
     * @param code the process's exit code, as a shell counts
     * @param memory what it had when it was last looked at; 0 if that is not known
     */
    synchronized ProcessDied died(long pid, int code, long memory, Optional<Path> crash) {
        StackTraceElement[] trace = exit;
        var text = new StringBuilder(how(pid, code, memory, crash));
        if (!unfinished.isEmpty()) {
            lines.add(unfinished);
        }
        if (!lines.isEmpty()) {
            text.append("\nThe last that it printed:\n");
            text.append(lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n")));
        }
        return new ProcessDied(text.toString(), trace == null ? new StackTraceElement[0] : trace);
    }

    private String how(long pid, int code, long memory, Optional<Path> crash) {
        if (reason != null) {
            return reason + "; its process (pid " + pid + ") was ended";
        }
        if (exit != null) {
            return "the step ended its process (pid %d) with System.exit(%d)".formatted(pid, code)
                    + "; return from the method, or throw an exception";
        }
        if (crash.isPresent()) {
            return "its JVM (pid %d) crashed%s; the whole report is in %s"
                    .formatted(pid, sign(crash.get()), crash.get());
        }
        String signal = SIGNALS.get(code - 128);
        String had = memory > 0 ? "; it had " + JvmSpec.text(memory) + " of memory when it was last looked at" : "";
        if (signal != null) {
            return "its process (pid %d) was killed by %s, exit code %d%s%s"
                    .formatted(
                            pid,
                            signal,
                            code,
                            had,
                            code == 137
                                    ? ". The system does that when memory runs out: run less at once, or let the component say what it needs (--memory)"
                                    : "");
        }
        return "its process (pid %d) ended with exit code %d before the step did%s".formatted(pid, code, had);
    }

    /** What the crash report calls it: "SIGSEGV (0xb) at pc=…". */
    private static String sign(Path report) {
        try (Stream<String> lines = Files.lines(report, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.limit(30)
                    .map(line -> line.replaceFirst("^#\\s*", ""))
                    .filter(line -> line.startsWith("SIG") || line.contains("Error"))
                    .findFirst()
                    .map(line -> " with " + line.replaceAll("[,;]? ?pid=.*", ""))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
