package org.brewline.engine.step.isolated;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sends frames. Safe for many threads. */
final class FrameOutput implements AutoCloseable {
    private final OutputStream out;

    FrameOutput(OutputStream out) {
        this.out = out;
    }

    /** Writes a frame's content. */
    @FunctionalInterface
    interface Content {
        void write(DataOutputStream to) throws IOException;
    }

    void send(Frame.Kind kind, Content content) throws IOException {
        var bytes = new ByteArrayOutputStream(512);
        var data = new DataOutputStream(bytes);
        data.writeByte(kind.sign());
        data.writeInt(0);
        content.write(data);
        byte[] frame = bytes.toByteArray();
        int length = frame.length - 5;
        for (int i = 0; i < 4; i++) {
            frame[1 + i] = (byte) (length >>> (24 - 8 * i));
        }
        synchronized (this) {
            out.write(frame);
            out.flush();
        }
    }

    void send(Frame.Kind kind) throws IOException {
        send(kind, to -> {});
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
