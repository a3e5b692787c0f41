package org.brewline.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a frontend expects the kernel's sockets, from Jupyter's connection file.
 *
 * @param transport tcp or ipc
 * @param ip an address, or the beginning of the paths of IPC sockets
 * @param curve the keys if the frontend encrypts
 */
public record Connection(String transport, String ip, Ports ports, Signing signing, Optional<CurveKeys> curve) {
    public Connection {
        if (!transport.equals("tcp") && !transport.equals("ipc")) {
            throw new IllegalArgumentException("the transport is tcp or ipc, not \"%s\"".formatted(transport));
        }
    }

    /**
     * Reads a connection file.
     *
     * @throws IOException if the file can't be read or is no connection file
     */
    public static Connection read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(
                    "there is no connection file " + file + "; Jupyter makes one when it starts a kernel");
        }
        try {
            return of(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (RuntimeException e) {
            throw new IOException(file + " is no Jupyter connection file: " + e.getMessage(), e);
        }
    }

    private static Connection of(JsonObject json) {
        var ports = new Ports(
                port(json, "shell"), port(json, "iopub"), port(json, "stdin"), port(json, "control"), port(json, "hb"));
        Optional<CurveKeys> curve = json.has("curve_secretkey")
                ? Optional.of(new CurveKeys(text(json, "curve_publickey", ""), text(json, "curve_secretkey", "")))
                : Optional.empty();
        var signing = new Signing(text(json, "signature_scheme", "hmac-sha256"), text(json, "key", ""));
        return new Connection(text(json, "transport", "tcp"), text(json, "ip", "127.0.0.1"), ports, signing, curve);
    }

    private static int port(JsonObject json, String channel) {
        if (json.get(channel + "_port") instanceof JsonPrimitive port && port.isNumber()) {
            return port.getAsInt();
        }
        throw new IllegalArgumentException("it lacks " + channel + "_port");
    }

    private static String text(JsonObject json, String name, String otherwise) {
        JsonElement value = json.get(name);
        return value instanceof JsonPrimitive text ? text.getAsString() : otherwise;
    }

    boolean isIpc() {
        return transport.equals("ipc");
    }

    /** The path of an IPC socket. */
    Path path(int port) {
        return Path.of(ip + "-" + port);
    }

    /** The address of a TCP socket; that of IPv6 is in brackets. */
    String address(int port) {
        return "tcp://" + (ip.contains(":") && !ip.startsWith("[") ? "[" + ip + "]" : ip) + ":" + port;
    }
}
