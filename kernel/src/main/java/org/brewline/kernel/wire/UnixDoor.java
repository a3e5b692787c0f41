package org.brewline.kernel.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.brewline.kernel.threads.Threads;

/**
 * A Unix domain socket in front of a ZeroMQ socket, which in Java knows TCP only: for each client that comes in, the
 * ZeroMQ socket is connected to a port that is open for just this one connection, and bytes go back and forth. No port
 * stays open, so that what a user publishes is not to be had by others on the machine, which is why one takes IPC.
 */
final class UnixDoor {
    /** Connects the ZeroMQ socket to an endpoint, or disconnects it; called by any thread. */
    interface Wiring {
        void connect(String endpoint);

        void disconnect(String endpoint);

        /** Whether a connection from the port is the ZeroMQ socket's. */
        boolean isOwn(int port);
    }

    private static final int PATIENCE_MILLIS = 5000;
    private static final int BUFFER = 1 << 16;

    private final ServerSocketChannel server;
    private final Wiring wiring;

    private UnixDoor(ServerSocketChannel server, Wiring wiring) {
        this.server = server;
        this.wiring = wiring;
    }

    /**
     * Opens the door; a path that is left from an earlier kernel is replaced. Who made the path known removes it.
     *
     * @throws IOException if the path can't be bound, e.g. as it is longer than about 100 bytes
     */
    static void open(Path path, Wiring wiring) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        var door = new UnixDoor(server, wiring);
        Threads.start("ipc " + path.getFileName(), door::admitAll);
    }

    private void admitAll() {
        try {
            while (true) {
                admit(server.accept());
            }
        } catch (IOException closed) {
            // the kernel ends
        }
    }

    /** A client that can't be wired is sent away; it may come again. */
    private void admit(SocketChannel client) throws IOException {
        try {
            wire(client);
        } catch (IOException failed) {
            client.close();
        }
    }

    private void wire(SocketChannel client) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (ServerSocketChannel once = ServerSocketChannel.open()) {
            once.bind(new InetSocketAddress(loopback, 0), 1);
            String endpoint = "tcp://%s:%d"
                    .formatted(loopback.getHostAddress(), once.socket().getLocalPort());
            wiring.connect(endpoint);
            SocketChannel zmq = accept(once);
            Threads.start("ipc in", () -> {
                pump(client, zmq);
                wiring.disconnect(endpoint);
            });
            Threads.start("ipc out", () -> pump(zmq, client));
        }
    }

    private SocketChannel accept(ServerSocketChannel once) throws IOException {
        once.socket().setSoTimeout(PATIENCE_MILLIS);
        while (true) {
            SocketChannel came = once.socket().accept().getChannel();
            if (wiring.isOwn(came.socket().getPort())) {
                return came;
            }
            came.close();
        }
    }

    private static void pump(SocketChannel in, SocketChannel out) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
        try (in;
                out) {
            while (in.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                bytes.clear();
            }
        } catch (IOException gone) {
            // the other direction ends too, as both sockets are closed
        }
    }
}
