package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.testkit.JupyterClient;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel whose Jupyter server is killed ends by itself. */
final class ParentTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void aKernelWhoseServerIsKilledEnds(@TempDir Path folder) throws Exception {
        Process server = new ProcessBuilder(JAVA.toString(), source(folder).toString()).start();
        Process kernel = null;
        try {
            Connection connection = JupyterClient.freeConnection();
            kernel = start(folder, connection, server.pid());
            try (var client = new JupyterClient(connection)) { // it is there when it has welcomed the client
                assertThat(client.welcome().type()).isEqualTo("iopub_welcome");
            }
            assertThat(kernel.isAlive()).isTrue();
            server.destroyForcibly().waitFor();
            assertThat(kernel.waitFor()).isZero();
        } finally {
            server.destroyForcibly();
            if (kernel != null) {
                kernel.destroyForcibly();
            }
        }
    }

    /** Something that waits until it is killed. */
    private static Path source(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("Server.java"),
                "public class Server { public static void main(String[] a) throws Exception { System.in.read(); } }");
    }

    private static Process start(Path folder, Connection connection, long parent) throws IOException {
        Path file = folder.resolve("connection.json");
        Files.writeString(
                file,
                Codec.json(Map.of(
                                "transport",
                                "tcp",
                                "ip",
                                connection.ip(),
                                "shell_port",
                                connection.ports().shell(),
                                "iopub_port",
                                connection.ports().iopub(),
                                "stdin_port",
                                connection.ports().stdin(),
                                "control_port",
                                connection.ports().control(),
                                "hb_port",
                                connection.ports().heartbeat(),
                                "signature_scheme",
                                "hmac-sha256",
                                "key",
                                "secret"))
                        .toString());
        var builder = new ProcessBuilder(List.of(
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
                Main.class.getName(),
                file.toString()));
        builder.environment().put("JPY_PARENT_PID", Long.toString(parent));
        builder.environment().put("BREWLINE_HISTORY", "off");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }
}
