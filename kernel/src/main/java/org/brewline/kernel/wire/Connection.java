package org.brewline.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a frontend expects the kernel's sockets, from Jupyter's connection file. */
public record Connection(
        String transport, String ip, int shell, int iopub, int stdin, int control, int heartbeat, String key) {

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
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return new Connection(
                    json.get("transport").getAsString(),
                    json.get("ip").getAsString(),
                    json.get("shell_port").getAsInt(),
                    json.get("iopub_port").getAsInt(),
                    json.get("stdin_port").getAsInt(),
                    json.get("control_port").getAsInt(),
                    json.get("hb_port").getAsInt(),
                    json.get("key").getAsString());
        } catch (RuntimeException e) {
            throw new IOException(file + " is no Jupyter connection file", e);
        }
    }

    String address(int port) {
        return transport.equals("ipc") ? "ipc://" + ip + "-" + port : transport + "://" + ip + ":" + port;
    }
}
