package org.brewline.kernel.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Replaces the JVM's standard input: what a cell's code reads, the frontend is asked for, line by line. */
public final class InputRouter extends InputStream {
    private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);

    private InputRouter() {}

    /** Puts the router in place. */
    public static void install() {
        System.setIn(new InputRouter());
    }

    @Override
    public synchronized int read() throws IOException {
        return hasMore() ? line.read() : -1;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) throws IOException {
        return length == 0 ? 0 : hasMore() ? line.read(bytes, from, length) : -1;
    }

    @Override
    public synchronized int available() {
        return line.available();
    }

    private boolean hasMore() throws IOException {
        if (line.available() > 0) {
            return true;
        }
        Optional<CellOutput> cell = CellOutput.current();
        if (cell.isEmpty()) {
            return false;
        }
        try {
            Optional<String> typed = cell.get().ask("", false);
            typed.ifPresent(text -> line = new ByteArrayInputStream((text + "\n").getBytes(Charset.defaultCharset())));
            return typed.isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the cell was interrupted while it waited for input");
        }
    }
}
