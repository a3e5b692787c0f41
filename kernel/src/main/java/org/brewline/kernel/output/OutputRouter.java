package org.brewline.kernel.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Replaces the JVM's standard streams: what a cell's threads print goes to that cell, all else where it went before. */
public final class OutputRouter extends OutputStream {
    private final PrintStream before;
    private final boolean error;

    private OutputRouter(PrintStream before, boolean error) {
        this.before = before;
        this.error = error;
    }

    /** Puts the router in place. */
    public static void install() {
        System.setOut(stream(System.out, false));
        System.setErr(stream(System.err, true));
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
