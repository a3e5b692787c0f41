package org.brewline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where the command speaks: results to its output, everything else to its error stream. Safe for many threads. */
final class Terminal {
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private final boolean coloured;
    private boolean statusShown;

    /**
     * @param live whether a line can be written over
     * @param coloured whether colours are shown
     */
    Terminal(PrintStream out, PrintStream err, boolean live, boolean coloured) {
        this.out = out;
        this.err = err;
        this.live = live;
        this.coloured = coloured;
    }

    /** The process's own streams, whatever {@code System.out} becomes later. */
    static Terminal ofProcess() {
        // Whoever starts the JVM knows; Java itself can't tell an output to a file from one to a screen.
        boolean live = Boolean.getBoolean("brewline.terminal") && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                live,
                live && System.getenv("NO_COLOR") == null);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A result. */
    synchronized void say(String text) {
        erase();
        out.print(shown(text.endsWith("\n") ? text : text + "\n"));
        out.flush();
    }

    /** A result for scripts: one JSON value on a line of its own. */
    void json(Object value) {
        try {
            say(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this has no JSON form: " + value, e);
        }
    }

    /** What went wrong, or what goes on. */
    synchronized void tell(String text) {
        erase();
        err.print(shown(text.endsWith("\n") ? text : text + "\n"));
        err.flush();
    }

    /** What goes on at the moment: written over by whatever comes next; nothing where that can't be. */
    synchronized void status(String text) {
        if (live) {
            err.print(ERASE + text);
            err.flush();
            statusShown = true;
        }
    }

    boolean isLive() {
        return live;
    }

    private void erase() {
        if (statusShown) {
            err.print(ERASE);
            err.flush();
            statusShown = false;
        }
    }

    private String shown(String text) {
        return coloured ? text : ANSI.matcher(text).replaceAll("");
    }
}
