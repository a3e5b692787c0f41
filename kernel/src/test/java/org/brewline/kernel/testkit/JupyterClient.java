package org.brewline.kernel.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Connection;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Ports;
import org.brewline.kernel.wire.Signing;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A frontend in a test: sends requests over real sockets and collects what comes back. */
public final class JupyterClient implements AutoCloseable {
    private static final int PATIENCE = 30_000;

    private final ZContext context = new ZContext();
    private final Connection connection;
    private final Codec codec;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final Message welcome;
    private final Deque<Message> others = new ArrayDeque<>();

    /** Published while another request was waited for. */
    private final Deque<Message> besides = new ArrayDeque<>();

    /** Connects and waits for the kernel's welcome, after which nothing is missed. */
    public JupyterClient(Connection connection) {
        this.connection = connection;
        codec = new Codec(connection.signing());
        byte[] identity = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        shell = socket(SocketType.DEALER, connection.ports().shell(), identity);
        control = socket(SocketType.DEALER, connection.ports().control(), identity);
        stdin = socket(SocketType.DEALER, connection.ports().stdin(), identity);
        iopub = socket(SocketType.SUB, connection.ports().iopub(), identity);
        iopub.subscribe(new byte[0]);
        Message first = next(iopub);
        while (!first.type().equals("iopub_welcome")) {
            first = next(iopub);
        }
        welcome = first;
    }

    /** What the kernel said when it knew that this client listens. */
    public Message welcome() {
        return welcome;
    }

    /** Free ports of this machine and a key. */
    public static Connection freeConnection() {
        var ports = new ArrayList<Integer>();
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 5; i++) {
                var socket = new ServerSocket(0);
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Connection(
                "tcp",
                "127.0.0.1",
                new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4)),
                Signing.sha256("secret"),
                Optional.empty());
    }

    private ZMQ.Socket socket(SocketType type, int port, byte[] identity) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity(identity);
        socket.setReceiveTimeOut(PATIENCE);
        socket.setLinger(0);
        socket.connect("tcp://" + connection.ip() + ":" + port);
        return socket;
    }

    /** A request that is yet to be sent. */
    public static Message request(String type, Object content) {
        var header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", "test");
        header.addProperty("username", "tester");
        header.addProperty("date", "2026-01-01T00:00:00Z");
        header.addProperty("msg_type", type);
        header.addProperty("version", "5.5");
        return new Message(
                List.of(),
                header,
                new JsonObject(),
                new JsonObject(),
                Codec.json(content).getAsJsonObject(),
                List.of());
    }

    /** A request that is yet to be sent, for a subshell. */
    public static Message request(String type, Object content, String subshell) {
        Message request = request(type, content);
        request.header().addProperty("subshell_id", subshell);
        return request;
    }

    /** Asks on the shell channel; everything that was published for it is read away. */
    public Message ask(String type, Object content) {
        Message request = request(type, content);
        sendShell(request);
        Message reply = shellReply();
        publishedFor(request);
        return reply;
    }

    /** Runs a cell that must succeed, and gives what was published for it. */
    public List<Message> run(String code) {
        Message request = request("execute_request", Map.of("code", code));
        sendShell(request);
        List<Message> published = publishedFor(request);
        Message reply = shellReply();
        if (!reply.text("status").equals("ok")) {
            throw new AssertionError("the cell failed:\n" + code + "\n" + reply.content());
        }
        return published;
    }

    /** Asks on the control channel. */
    public Message askControl(String type, Object content) {
        Message request = request(type, content);
        sendControl(request);
        Message reply = controlReply();
        publishedFor(request);
        return reply;
    }

    /** What is published next of a type. */
    public Message publishedNext(String type) {
        Message message = published();
        while (!message.type().equals(type)) {
            message = published();
        }
        return message;
    }

    public void sendShell(Message request) {
        send(shell, codec.encode(request));
    }

    public void sendControl(Message request) {
        send(control, codec.encode(request));
    }

    public void sendStdin(Message reply) {
        send(stdin, codec.encode(reply));
    }

    /** Sends frames as they are. */
    public void sendRaw(List<byte[]> frames) {
        send(shell, frames);
    }

    /** The frames of a request, signed with another key. */
    public static List<byte[]> forged(Message request) {
        return new Codec(Signing.sha256("another key")).encode(request);
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    public Message shellReply() {
        return others.isEmpty() ? next(shell) : others.remove();
    }

    /** The reply to a request; those to other requests wait. */
    public Message shellReply(Message request) {
        var waiting = new ArrayDeque<Message>();
        Message reply = shellReply();
        while (!reply.parent().equals(request.header())) {
            waiting.add(reply);
            reply = shellReply();
        }
        others.addAll(waiting);
        return reply;
    }

    public Message controlReply() {
        return next(control);
    }

    public Message stdinRequest() {
        return next(stdin);
    }

    public Message published() {
        return next(iopub);
    }

    /** Everything published for a request, from busy to idle. What comes for other requests meanwhile waits for this. */
    public List<Message> publishedFor(Message request) {
        JsonElement id = request.header().get("msg_id");
        var all = new ArrayList<Message>();
        var before = new ArrayDeque<>(besides);
        besides.clear();
        while (true) {
            Message message = before.isEmpty() ? next(iopub) : before.remove();
            if (!id.equals(message.parent().get("msg_id"))) {
                besides.add(message);
                continue;
            }
            all.add(message);
            if (message.type().equals("status")
                    && message.text("execution_state").equals("idle")) {
                besides.addAll(before);
                return all;
            }
        }
    }

    private Message next(ZMQ.Socket socket) {
        while (true) {
            byte[] first = socket.recv();
            if (first == null) {
                throw new AssertionError("nothing came from the kernel in " + PATIENCE + " ms");
            }
            var frames = new ArrayList<byte[]>();
            frames.add(first);
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            Optional<Message> message = codec.decode(frames);
            if (message.isPresent()) {
                return message.get();
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
