package org.brewline.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A socket on which messages come and go. One thread receives and blocks meanwhile; any kernel thread sends: what it
 * sends waits in a queue, and a wire inside the process wakes the receiving thread. A thread of the user's code must
 * not send, since an interrupt at the wrong moment would close that wire.
 */
public final class Channel {
    private static final byte[] NOTHING = {};

    private final ZMQ.Socket socket;
    private final ZMQ.Socket wakes;
    private final ZMQ.Socket wake;
    private final ZMQ.Poller poller;
    private final Codec codec;
    /** What the receiving thread is to do with the socket, in order. */
    private final ConcurrentLinkedQueue<Consumer<ZMQ.Socket>> tasks = new ConcurrentLinkedQueue<>();

    Channel(ZContext context, ZMQ.Socket socket, Codec codec, String name) {
        this.socket = socket;
        this.codec = codec;
        wakes = context.createSocket(SocketType.PULL);
        wakes.bind("inproc://" + name);
        wake = context.createSocket(SocketType.PUSH);
        wake.connect("inproc://" + name);
        poller = context.createPoller(2);
        poller.register(socket, ZMQ.Poller.POLLIN);
        poller.register(wakes, ZMQ.Poller.POLLIN);
    }

    /**
     * Waits for the next good message; bad ones are dropped. What others send goes out meanwhile.
     *
     * @return empty once the socket is closed
     */
    public Optional<Message> receive() {
        try {
            while (true) {
                Optional<Message> message = codec.decode(receiveFrames());
                if (message.isPresent()) {
                    return message;
                }
            }
        } catch (ZMQException | IllegalStateException closed) {
            return Optional.empty();
        }
    }

    /** Waits for the next frames, whatever they are. */
    List<byte[]> receiveFrames() {
        while (true) {
            if (poller.poll(-1) < 0) {
                throw new IllegalStateException("the socket is closed");
            }
            if (poller.pollin(1)) {
                wakes.recv();
                doTasks();
            }
            if (poller.pollin(0)) {
                return frames();
            }
        }
    }

    private List<byte[]> frames() {
        var frames = new ArrayList<byte[]>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new IllegalStateException("the socket is closed");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        return frames;
    }

    private void doTasks() {
        for (Consumer<ZMQ.Socket> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.accept(socket);
        }
    }

    /** Sends after what was sent before. */
    public void send(Message message) {
        send(codec.encode(message));
    }

    /** Sends frames as they are. */
    void send(List<byte[]> frames) {
        soon(to -> send(to, frames));
    }

    /** Sends before what waits. Of the receiving thread. */
    void sendNow(Message message) {
        sendNow(codec.encode(message));
    }

    /** Sends frames before what waits. Of the receiving thread. */
    void sendNow(List<byte[]> frames) {
        send(socket, frames);
    }

    /** Does something with the socket at once. Of the receiving thread. */
    void now(Consumer<ZMQ.Socket> task) {
        task.accept(socket);
    }

    private static void send(ZMQ.Socket to, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            to.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    /** Does something with the socket, on the thread that receives. */
    void soon(Consumer<ZMQ.Socket> task) {
        tasks.add(task);
        synchronized (wake) {
            wake.send(NOTHING);
        }
    }

    /** Whether everything is handed to the socket. */
    boolean isDrained() {
        return tasks.isEmpty();
    }
}
