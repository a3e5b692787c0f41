package org.brewline.kernel.comm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.Outlet;

/** The comms that are open, and the targets that the notebook made known. Safe for many threads. */
public final class CommRegistry {
    private final Map<String, BiConsumer<Comm, CommMessage>> targets = new ConcurrentHashMap<>();
    private final Map<String, Comm> open = new ConcurrentHashMap<>();
    private final Outlet outside;

    /** @param outside takes what threads send that belong to no cell */
    public CommRegistry(Outlet outside) {
        this.outside = outside;
    }

    void target(String name, BiConsumer<Comm, CommMessage> opened) {
        targets.put(name, opened);
    }

    Comm open(String target, CommMessage opening) {
        var comm = new Comm(UUID.randomUUID().toString(), target, this);
        open.put(comm.id(), comm);
        publish("comm_open", comm, opening);
        return comm;
    }

    boolean isOpen(Comm comm) {
        return open.containsKey(comm.id());
    }

    void close(Comm comm) {
        if (open.remove(comm.id()) != null) {
            publish("comm_close", comm, CommMessage.of(Map.of()));
        }
    }

    /** What the frontend opened; a target that nobody knows is closed at once, as the protocol has it. */
    public void opened(String id, String target, CommMessage opening) {
        var comm = new Comm(id, target, this);
        open.put(id, comm);
        BiConsumer<Comm, CommMessage> handler = targets.get(target);
        if (handler == null) {
            close(comm);
            return;
        }
        try {
            handler.accept(comm, opening);
        } catch (Throwable t) {
            close(comm); // nobody would answer on it
            throw t;
        }
    }

    /** What the frontend sent on a comm; one that is closed already is passed over. */
    public void received(String id, CommMessage message) {
        Optional.ofNullable(open.get(id)).ifPresent(comm -> comm.received(message));
    }

    /** What the frontend closed. */
    public void closed(String id, CommMessage last) {
        Optional.ofNullable(open.remove(id)).ifPresent(comm -> comm.closed(last));
    }

    /** Hands over each open comm. */
    public void forEach(Consumer<Comm> use) {
        open.values().forEach(use);
    }

    void publish(String type, Comm comm, CommMessage message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("comm_id", comm.id());
        if (type.equals("comm_open")) {
            content.put("target_name", comm.target());
        }
        content.put("data", message.data());
        CellOutput.current()
                .ifPresentOrElse(
                        cell -> cell.send(type, content, message.metadata(), message.buffers()),
                        () -> outside.send(type, content, message.metadata(), message.buffers()));
    }
}
