package org.brewline.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** One socket on which requests come in and replies go out. Used by one thread only. */
public final class Channel implements AutoCloseable {
    private final ZMQ.Socket socket;
    private final Codec codec;

    Channel(ZMQ.Socket socket, Codec codec) {
        this.socket = socket;
        this.codec = codec;
    }

    /**
     * Waits for the next good message; bad ones are dropped.
     *
     * @return empty once the socket is closed
     */
    public Optional<Message> receive() {
        while (true) {
            Optional<List<byte[]>> frames = frames(0);
            if (frames.isEmpty()) {
                return Optional.empty();
            }
            Optional<Message> message = codec.decode(frames.get());
            if (message.isPresent()) {
                return message;
            }
        }
    }

    /** The next good message that is already there. */
    public Optional<Message> poll() {
        while (true) {
            Optional<List<byte[]>> frames = frames(ZMQ.DONTWAIT);
            if (frames.isEmpty()) {
                return Optional.empty();
            }
            Optional<Message> message = codec.decode(frames.get());
            if (message.isPresent()) {
                return message;
            }
        }
    }

    private Optional<List<byte[]>> frames(int flags) {
        try {
            byte[] first = socket.recv(flags);
            if (first == null) {
                return Optional.empty();
            }
            var frames = new ArrayList<byte[]>();
            frames.add(first);
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            return Optional.of(frames);
        } catch (ZMQException e) {
            return Optional.empty();
        }
    }

    public void send(Message message) {
        List<byte[]> frames = codec.encode(message);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
