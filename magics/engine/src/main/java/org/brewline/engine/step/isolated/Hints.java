package org.brewline.engine.step.isolated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brewline.engine.component.RelayedException;

/** What is added to an exception that has to do with the step's limits or with where it runs. */
final class Hints {
    private Hints() {}

    static RelayedException added(RelayedException thrown, JvmSpec spec, Optional<Path> heapDump) {
        String name = RelayedException.className(thrown);
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        if (name.equals(OutOfMemoryError.class.getName())) {
            return with(thrown, message + memory(spec) + dumped(heapDump));
        }
        if (spec.disk() > 0 && message.contains("File too large")) {
            return with(
                    thrown,
                    message + " (--disk %s is the most that the step may write)".formatted(JvmSpec.text(spec.disk())));
        }
        if (name.equals(NoClassDefFoundError.class.getName()) && message.startsWith("org/brewline/")) {
            return with(
                    thrown,
                    message + ": a step in a JVM of its own knows neither the notebook nor its magics;"
                            + " take what it needs as config or input, or run it without --isolated");
        }
        return thrown;
    }

    private static String memory(JvmSpec spec) {
        return spec.memory() > 0
                ? " (the step's heap has %s, from --memory)".formatted(JvmSpec.text(spec.memory()))
                : " (the step's heap has what the JVM takes by itself; give it more with --memory)";
    }

    private static String dumped(Optional<Path> heapDump) {
        return heapDump.isPresent() && Files.exists(heapDump.get())
                ? "; the heap is in " + heapDump.get()
                : "; --heap-dump keeps the heap for a look";
    }

    private static RelayedException with(RelayedException thrown, String message) {
        var more = new RelayedException(thrown.classNames(), message, thrown.getStackTrace());
        if (thrown.getCause() != null) {
            more.initCause(thrown.getCause());
        }
        return more;
    }
}
