package org.brewline.kernel.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaces the JVM's standard streams: what a cell's threads print goes to that cell, all else where it went before. */
public final class OutputRouter extends OutputStream {
    private final PrintStream before;
    private final boolean error;

    private OutputRouter(PrintStream before, boolean error) {
        this.before = before;
        this.error = error;
    }

    private static @Nullable PrintStream out;
    private static @Nullable PrintStream err;
    private static volatile @Nullable Thread asks;
    private static volatile @Nullable OutputRouter reached;

    /** Puts the router in place; once is enough. */
    public static synchronized void install() {
        if (out == null) {
            out = stream(System.out, false);
            err = stream(System.err, true);
            System.setOut(out);
            System.setErr(err);
        }
    }

    /**
     * Undoes what a cell did to the streams; false if there was nothing to undo. A stream in front of the notebook's that
     * leads to it stays: so a run that goes on in the background still hears what its steps print.
     */
    public static synchronized boolean restore() {
        if (out == null || err == null || (leadsTo(out, System.out, false) && leadsTo(err, System.err, true))) {
            return false;
        }
        System.out.flush();
        System.err.flush();
        System.setOut(out);
        System.setErr(err);
        return true;
    }

    /** Whether what flushes the one flushes the other. */
    @SuppressWarnings("ReferenceEquality") // the very stream, not one like it
    private static boolean leadsTo(PrintStream ours, PrintStream now, boolean error) {
        if (now == ours) {
            return true;
        }
        asks = Thread.currentThread();
        reached = null;
        now.flush();
        asks = null;
        OutputRouter end = reached;
        return end != null && end.error == error;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public void flush() {
        if (asks == Thread.currentThread()) {
            reached = this;
        }
    }

    private static PrintStream stream(PrintStream before, boolean error) {
        return new PrintStream(new OutputRouter(before, error), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Optional<CellOutput> output = CellOutput.current();
        if (output.isPresent()) {
            output.get().write(bytes, from, length, error);
        } else {
            before.write(bytes, from, length);
        }
    }
}
