package org.brewline.engine.step.isolated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a step prints, on its way to the other side: at once when it prints now and then, in lots when it prints much.
 * Safe for many threads.
 */
final class SentLog extends OutputStream {
    private static final long NOW_AND_THEN_NANOS = 2_000_000;
    private static final int LOT = 8_192;

    private final FrameOutput to;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long lastSent = System.nanoTime() - NOW_AND_THEN_NANOS;

    SentLog(FrameOutput to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        pending.write(bytes, offset, length);
        if (pending.size() > LOT || System.nanoTime() - lastSent > NOW_AND_THEN_NANOS) {
            send();
        }
    }

    /** Sends what came together. Not called flush, which print streams call after each line. */
    synchronized void send() throws IOException {
        if (pending.size() > 0) {
            byte[] bytes = pending.toByteArray();
            pending.reset();
            to.send(Frame.Kind.PRINTED, data -> data.write(bytes));
            lastSent = System.nanoTime();
        }
    }
}
