package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.testkit.Junk;
import org.brewline.kernel.testkit.JupyterClient;
import org.brewline.kernel.wire.Connection;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Whatever comes on whatever socket, the next good message is answered.
 *
 * <pre>mvn -pl kernel -am test -Dtest=FuzzTest -Dbrewline.fuzz=MINUTES [-Dbrewline.fuzz.seed=SEED]</pre>
 */
final class FuzzTest {
    private static final int ROUNDS = 25;
    private static final int MESSAGES_A_ROUND = 20;

    @TempDir
    java.nio.file.Path folder;

    private final Queue<String> deaths = new ConcurrentLinkedQueue<>();

    @Test
    void whateverComesTheNextGoodMessageIsAnswered() throws Exception {
        long minutes = Long.getLong("brewline.fuzz", 0);
        long seed = Long.getLong("brewline.fuzz.seed", System.nanoTime());
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> deaths.add(thread.getName() + ": " + thrown));
        var connection = JupyterClient.freeConnection();
        KernelServer.start(
                connection,
                KernelServer.beginSession(false),
                HistoryFolder.at(folder),
                () -> deaths.add("the kernel ended"));
        int sent = 0;
        try (var client = new JupyterClient(connection);
                var fuzzer = new Fuzzer(connection, seed)) {
            for (int round = 0; minutes == 0 ? round < ROUNDS : System.nanoTime() < end; round++) {
                for (int i = 0; i < MESSAGES_A_ROUND; i++, sent++) {
                    fuzzer.send();
                }
                assertAnswers(client);
                assertThat(deaths).isEmpty();
            }
            fuzzer.assertBeats();
        } catch (Throwable t) {
            throw new AssertionError(
                    "after %d messages, with -Dbrewline.fuzz.seed=%d: %s %s".formatted(sent, seed, t, deaths), t);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        System.out.printf("fuzzed with %d messages, seed %d%n", sent, seed);
    }

    private static void assertAnswers(JupyterClient client) {
        assertExecutes(client, "");
        assertExecutes(client, create(client));
        assertThat(client.ask("complete_request", Map.of("code", "Math.floo", "cursor_pos", 9))
                        .content()
                        .get("matches")
                        .toString())
                .contains("floorDiv");
        client.askControl("list_subshell_request", Map.of())
                .content()
                .getAsJsonArray("subshell_id")
                .forEach(id -> client.askControl("delete_subshell_request", Map.of("subshell_id", id.getAsString())));
    }

    private static void assertExecutes(JupyterClient client, String subshell) {
        while (true) {
            Message request = JupyterClient.request("execute_request", Map.of("code", "20 + 1 * 1"), subshell);
            client.sendShell(request);
            List<Message> published = client.publishedFor(request);
            Message reply = client.shellReply();
            assertThat(reply.parent()).isEqualTo(request.header());
            // the junk has cells that fail, which aborts what waits, and interrupts
            if (!reply.text("status").equals("aborted") && !reply.text("ename").equals("Interrupted")) {
                assertThat(reply.text("status")).as("%s", reply.content()).isEqualTo("ok");
                assertThat(published).extracting(Message::type).contains("execute_result");
                return;
            }
        }
    }

    private static String create(JupyterClient client) {
        return client.askControl("create_subshell_request", Map.of()).text("subshell_id");
    }

    /** Somebody who sends junk to all sockets and reads no answer. */
    private static final class Fuzzer implements AutoCloseable {
        private final ZContext context = new ZContext();
        private final Junk junk;
        private final Ports ports;
        private final List<ZMQ.Socket> sockets;

        Fuzzer(Connection connection, long seed) {
            junk = new Junk(seed, connection.signing());
            ports = connection.ports();
            sockets = List.of(
                    socket(SocketType.DEALER, ports.shell()),
                    socket(SocketType.DEALER, ports.shell()),
                    socket(SocketType.DEALER, ports.shell()),
                    socket(SocketType.DEALER, ports.control()),
                    socket(SocketType.DEALER, ports.stdin()),
                    socket(SocketType.XSUB, ports.iopub()),
                    socket(SocketType.DEALER, ports.heartbeat()));
        }

        private ZMQ.Socket socket(SocketType type, int port) {
            ZMQ.Socket socket = context.createSocket(type);
            socket.setLinger(0);
            socket.setSendTimeOut(1000);
            socket.connect("tcp://127.0.0.1:" + port);
            return socket;
        }

        void send() throws IOException {
            if (junk.below(20) == 0) {
                sendNoise();
                return;
            }
            ZMQ.Socket to = sockets.get(junk.below(sockets.size()));
            List<byte[]> frames = junk.frames();
            for (int i = 0; i < frames.size(); i++) {
                to.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
            }
            for (ZMQ.Socket socket : sockets) {
                while (socket.recv(ZMQ.DONTWAIT) != null) {
                    Thread.onSpinWait();
                }
            }
        }

        /** Bytes that are not even ZeroMQ's. */
        private void sendNoise() throws IOException {
            int[] all = {ports.shell(), ports.control(), ports.stdin(), ports.iopub(), ports.heartbeat()};
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), all[junk.below(all.length)])) {
                byte[] signature = {(byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3};
                if (junk.below(2) == 0) {
                    socket.getOutputStream().write(signature);
                }
                socket.getOutputStream().write(junk.noise(300));
            }
        }

        /**
         * On up to five connections: JeroMQ as a client, which only tests are, loses the first reply on about one in a
         * thousand of them, with nothing lost between the same kernel and libzmq's client in 6,000 (2026-11-25).
         */
        void assertBeats() {
            byte[] sent = {1, 2, 3};
            byte[] beaten = null;
            for (int i = 0; i < 5 && beaten == null; i++) {
                ZMQ.Socket beat = socket(SocketType.REQ, ports.heartbeat());
                beat.setReceiveTimeOut(6_000);
                beat.send(sent);
                beaten = beat.recv();
            }
            assertThat(beaten).isEqualTo(sent);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
