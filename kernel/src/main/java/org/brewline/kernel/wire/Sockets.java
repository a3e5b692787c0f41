package org.brewline.kernel.wire;

import java.io.IOException;
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

    /**
     * Binds all sockets.
     *
     * @throws IOException if one can't be bound
     */
    public Sockets(Connection connection) throws IOException {
        this.connection = connection;
        context.setLinger(LINGER);
        codec = new Codec(connection.signing());
        Ports ports = connection.ports();
        Channel heartbeat = bound(SocketType.REP, ports.heartbeat(), "heartbeat");
        Threads.start("heartbeat", () -> beat(heartbeat));
        shell = bound(SocketType.ROUTER, ports.shell(), "shell");
        control = bound(SocketType.ROUTER, ports.control(), "control");
        stdin = bound(SocketType.ROUTER, ports.stdin(), "stdin");
        publisher = new Publisher(bound(SocketType.XPUB, ports.iopub(), "iopub"));
    }

    private Channel bound(SocketType type, int port, String name) throws IOException {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        connection.curve().ifPresent(keys -> keys.protect(socket));
        if (type == SocketType.ROUTER) {
            socket.setRouterHandover(true);
        } else if (type == SocketType.XPUB) {
            socket.setXpubManual(true); // tells of each subscriber, who gets nothing before it is admitted
        }
        if (connection.isIpc()) {
            var ports = new KnownPorts();
            socket.setSelectorChooser((address, options) -> ports);
            var channel = new Channel(context, socket, codec, name);
            UnixDoor.open(connection.path(port), wiring(channel, ports));
            return channel;
        }
        bind(socket, connection.address(port));
        return new Channel(context, socket, codec, name);
    }

    private static void bind(ZMQ.Socket socket, String address) throws IOException {
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new IOException("%s can't be bound: %s".formatted(address, e.getMessage()), e);
        }
    }

    private static UnixDoor.Wiring wiring(Channel channel, KnownPorts ports) {
        return new UnixDoor.Wiring() {
            @Override
            public void connect(String endpoint) {
                channel.soon(socket -> socket.connect(endpoint));
            }

            @Override
            public void disconnect(String endpoint) {
                channel.soon(socket -> socket.disconnect(endpoint));
            }

            @Override
            public boolean isOwn(int port) {
                return ports.take(port);
            }
        };
    }

    private static void beat(Channel heartbeat) {
        try {
            while (true) {
                heartbeat.sendNow(heartbeat.receiveFrames());
            }
        } catch (ZMQException | IllegalStateException closed) {
            // the kernel ends
        }
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
