package org.brewline.kernel.wire;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The kernel's five sockets. */
public final class Sockets implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Publisher publisher;

    /** Binds all sockets. */
    public Sockets(Connection connection) {
        context.setLinger(1000);
        var codec = new Codec(connection.key());
        heartbeat(connection);
        shell = new Channel(bound(SocketType.ROUTER, connection, connection.shell()), codec);
        control = new Channel(bound(SocketType.ROUTER, connection, connection.control()), codec);
        stdin = new Channel(bound(SocketType.ROUTER, connection, connection.stdin()), codec);
        ZMQ.Socket iopub = context.createSocket(SocketType.PUB);
        iopub.setHWM(0);
        iopub.bind(connection.address(connection.iopub()));
        publisher = new Publisher(iopub, codec);
    }

    private ZMQ.Socket bound(SocketType type, Connection connection, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        socket.setRouterHandover(true);
        socket.bind(connection.address(port));
        return socket;
    }

    private void heartbeat(Connection connection) {
        ZMQ.Socket socket = context.createSocket(SocketType.REP);
        socket.bind(connection.address(connection.heartbeat()));
        var thread = new Thread(
                () -> {
                    byte[] beat;
                    while ((beat = socket.recv()) != null) {
                        socket.send(beat);
                    }
                },
                "heartbeat");
        thread.setDaemon(true);
        thread.start();
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

    @Override
    public void close() {
        publisher.close();
        context.close();
    }
}
