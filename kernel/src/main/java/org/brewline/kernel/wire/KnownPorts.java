package org.brewline.kernel.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JVM's own channels, but those that connect have a port of the loopback interface before they do: so a connection
 * that arrives there can be told from somebody else's.
 */
final class KnownPorts extends SelectorProvider {
    private final SelectorProvider jvm = SelectorProvider.provider();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    /** Whether the port is of a channel that was made here; asking once is enough. */
    boolean take(int port) {
        return ports.remove(port);
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        SocketChannel channel = jvm.openSocketChannel();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ports.add(channel.socket().getLocalPort());
        return channel;
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        return jvm.openServerSocketChannel();
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        return jvm.openDatagramChannel();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        return jvm.openDatagramChannel(family);
    }

    @Override
    public Pipe openPipe() throws IOException {
        return jvm.openPipe();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        return jvm.openSelector();
    }
}
