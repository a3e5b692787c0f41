package org.brewline.kernel.comm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A line between the notebook's Java and an object in the frontend, open until one side closes it. Messages arrive in
 * the order in which they were sent, one after the other, while no cell of the same shell runs. Any thread may send;
 * what is sent belongs to the cell, or to the message, that the thread works for.
 *
 * <pre>{@code
 * var comm = Comms.open("my.plot", Map.of("color", "red"));
 * comm.onMessage(message -> System.out.println(message.data()));
 * }</pre>
 */
public final class Comm {
    private final String id;
    private final String target;
    private final CommRegistry registry;
    private final List<CommMessage> early = new ArrayList<>();
    private Optional<Consumer<CommMessage>> message = Optional.empty();
    private Consumer<CommMessage> close = data -> {};

    Comm(String id, String target, CommRegistry registry) {
        this.id = id;
        this.target = target;
        this.registry = registry;
    }

    /** The same on both sides. */
    public String id() {
        return id;
    }

    /** The name by which the other side was found. */
    public String target() {
        return target;
    }

    public boolean isOpen() {
        return registry.isOpen(this);
    }

    /** Sets what is done with messages; those that came before anything was set are handed over now. */
    public void onMessage(Consumer<CommMessage> handler) {
        List<CommMessage> waiting;
        synchronized (early) {
            message = Optional.of(handler);
            waiting = List.copyOf(early);
            early.clear();
        }
        waiting.forEach(handler);
    }

    /** Sets what is done when the frontend closes the comm. */
    public void onClose(Consumer<CommMessage> handler) {
        close = handler;
    }

    /**
     * Sends data, with bytes beside them.
     *
     * @param data what JSON can hold: maps, lists, strings, numbers, booleans, null
     * @throws IllegalStateException if the comm is closed
     */
    public void send(Map<String, ?> data, byte[]... buffers) {
        send(CommMessage.of(data, buffers));
    }

    /**
     * Sends a message.
     *
     * @throws IllegalStateException if the comm is closed
     */
    public void send(CommMessage sent) {
        if (!isOpen()) {
            throw new IllegalStateException("the comm of \"%s\" is closed: open a new one".formatted(target));
        }
        registry.publish("comm_msg", this, sent);
    }

    /** Closes it on both sides; closing twice is harmless. */
    public void close() {
        registry.close(this);
    }

    void received(CommMessage got) {
        Consumer<CommMessage> handler;
        synchronized (early) {
            if (message.isEmpty()) {
                early.add(got);
                return;
            }
            handler = message.get();
        }
        handler.accept(got);
    }

    void closed(CommMessage last) {
        close.accept(last);
    }
}
