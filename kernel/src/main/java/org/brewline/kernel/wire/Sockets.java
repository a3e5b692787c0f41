package org.brewline.kernel.wire;

import org.brewline.kernel.threads.Threads;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The kernel's five sockets. */
public final class Sockets {
    /** How long closing waits for what is not yet on the wire, in milliseconds. */
    private static final int LINGER = 500;

    private final ZContext context = new ZContext();
    private final Connection connection;
    private final Codec codec;
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Publisher publisher;

    /** Binds all sockets. */
    public Sockets(Connection connection) {
        this.connection = connection;
        context.setLinger(LINGER);
        codec = new Codec(connection.key());
        heartbeat();
        shell = bound(SocketType.ROUTER, connection.shell(), "shell");
        control = bound(SocketType.ROUTER, connection.control(), "control");
        stdin = bound(SocketType.ROUTER, connection.stdin(), "stdin");
        publisher = new Publisher(bound(SocketType.XPUB, connection.iopub(), "iopub"));
    }

    private Channel bound(SocketType type, int port, String name) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        if (type == SocketType.ROUTER) {
            socket.setRouterHandover(true);
        }
        socket.bind(connection.address(port));
        return new Channel(context, socket, codec, name);
    }

    private void heartbeat() {
        ZMQ.Socket socket = context.createSocket(SocketType.REP);
        socket.bind(connection.address(connection.heartbeat()));
        Threads.start("heartbeat", () -> {
            try {
                for (byte[] beat = socket.recv(); beat != null; beat = socket.recv()) {
                    socket.send(beat);
                }
            } catch (ZMQException closed) {
                socket.close();
            }
        });
    }

    public Channel shell() {
        return shell;
    }

    public Channel control() {
        return control;
    }

    public Channel stdin() {
        return stdin;
    }

    public Publisher publisher() {
        return publisher;
    }
}
