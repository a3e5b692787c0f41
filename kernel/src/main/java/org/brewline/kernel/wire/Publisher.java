package org.brewline.kernel.wire;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** The IOPub socket: any thread publishes, one thread sends, in order, and nothing is dropped for being too much. */
public final class Publisher implements AutoCloseable {
    private static final int QUEUE = 10_000;

    private final LinkedBlockingQueue<Message> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Thread sender;
    private final ZMQ.Socket socket;
    private final Codec codec;
    private volatile boolean closing;

    Publisher(ZMQ.Socket socket, Codec codec) {
        this.socket = socket;
        this.codec = codec;
        sender = new Thread(this::run, "iopub");
        sender.setDaemon(true);
        sender.start();
    }

    /** Sends to every frontend; waits while the queue is full. */
    public void publish(Message message) {
        boolean interrupted = false;
        while (!closing) {
            try {
                queue.put(message);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            Message message = next();
            if (message != null) {
                List<byte[]> frames = codec.encode(message);
                for (int i = 0; i < frames.size(); i++) {
                    socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
                }
            } else if (closing) {
                return;
            }
        }
    }

    private @Nullable Message next() {
        try {
            return queue.poll(closing ? 1 : 200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Sends what is queued, then closes. */
    @Override
    public void close() {
        closing = true;
        try {
            sender.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }
}
