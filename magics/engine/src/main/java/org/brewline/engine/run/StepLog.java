package org.brewline.engine.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.brewline.engine.store.RunFolder;
import org.jspecify.annotations.Nullable;

/** What a step prints and logs: gathered, and written and told in whole lines when it is flushed. Safe for threads. */
final class StepLog {
    private static final int ROOM = 1 << 20;

    private final RunFolder folder;
    private final String step;
    private final HiddenWords secrets;
    private final Consumer<String> told;
    private final StringBuilder pending = new StringBuilder();
    private @Nullable OutputStream file;
    private boolean closed;

    /**
     * @param secrets what is left out
     * @param told hears whole lines, with their line ends
     */
    StepLog(RunFolder folder, String step, HiddenWords secrets, Consumer<String> told) {
        this.folder = folder;
        this.step = step;
        this.secrets = secrets;
        this.told = told;
    }

    /** Adds text; false if the step has ended and nobody takes it any more. */
    synchronized boolean append(String text) {
        if (closed) {
            return false;
        }
        pending.append(text);
        if (pending.length() > ROOM) {
            flush();
        }
        return true;
    }

    synchronized void flush() {
        int end = pending.lastIndexOf("\n") + 1;
        if (end > 0) {
            write(secrets.hide(pending.substring(0, end)));
            pending.delete(0, end);
        }
    }

    private void write(String lines) {
        try {
            OutputStream out = file;
            if (out == null) {
                out = folder.log(step);
                file = out;
            }
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A log that can't be written is told all the same; the store's own writes report a full disk.
        }
        told.accept(lines);
    }

    /** Ends the log; an unfinished line is ended. */
    synchronized void close() {
        if (closed) {
            return;
        }
        if (!pending.isEmpty() && pending.charAt(pending.length() - 1) != '\n') {
            pending.append('\n');
        }
        flush();
        closed = true;
        try {
            OutputStream out = file;
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            // Nothing is buffered here, so nothing is lost.
        }
    }
}
