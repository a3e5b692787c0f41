package org.brewline.engine.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a step's threads print to the step's log, and what all other threads print to where it went before. A
 * thread that a step starts belongs to the step. Installed while at least one run goes on.
 */
final class ThreadOutput {
    private static final InheritableThreadLocal<@Nullable StepLog> CURRENT = new InheritableThreadLocal<>();
    private static int users;
    private static @Nullable Routed out;
    private static @Nullable Routed err;

    private ThreadOutput() {}

    static synchronized void install() {
        users++;
        // Whoever set System.out since (a notebook does it) is the one to go on to.
        if (System.out != out) {
            out = new Routed(System.out);
            System.setOut(out);
        }
        if (System.err != err) {
            err = new Routed(System.err);
            System.setErr(err);
        }
    }

    static synchronized void uninstall() {
        if (--users > 0) {
            return;
        }
        if (out != null && System.out == out) {
            System.setOut(out.before);
        }
        if (err != null && System.err == err) {
            System.setErr(err.before);
        }
        out = null;
        err = null;
    }

    /** What this thread prints belongs to the log from now on. */
    static void enter(StepLog log) {
        CURRENT.set(log);
    }

    static void leave() {
        CURRENT.remove();
    }

    /** A print stream that looks who prints. */
    private static final class Routed extends PrintStream {
        private final PrintStream before;

        Routed(PrintStream before) {
            super(new Route(before), true, charset(before));
            this.before = before;
        }

        /** The bytes go on as they are, so they must be in the encoding that the stream behind expects. */
        private static Charset charset(PrintStream stream) {
            try {
                return (Charset) PrintStream.class.getMethod("charset").invoke(stream);
            } catch (ReflectiveOperationException e) {
                // Before Java 18 a stream does not tell. Java's own uses the default, a notebook's UTF-8.
                return stream.getClass() == PrintStream.class ? Charset.defaultCharset() : StandardCharsets.UTF_8;
            }
        }
    }

    /** The bytes' way. */
    private static final class Route extends OutputStream {
        private final PrintStream before;
        private final Charset charset;

        Route(PrintStream before) {
            this.before = before;
            this.charset = Routed.charset(before);
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            StepLog log = CURRENT.get();
            if (log == null || !log.append(new String(bytes, offset, length, charset))) {
                before.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() {
            before.flush();
        }
    }
}
