package org.brewline.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionTest {
    private static final String PORTS =
            "\"shell_port\":1,\"iopub_port\":2,\"stdin_port\":3,\"control_port\":4,\"hb_port\":5";

    @TempDir
    Path folder;

    private Connection read(String json) throws IOException {
        return Connection.read(Files.writeString(folder.resolve("kernel-1.json"), json));
    }

    @Test
    void aConnectionFileIsReadWithItsDefaults() throws IOException {
        Connection read = read("{" + PORTS + "}");
        assertThat(read.ports()).isEqualTo(new Ports(1, 2, 3, 4, 5));
        assertThat(read.address(1)).isEqualTo("tcp://127.0.0.1:1");
        assertThat(read.signing().isOff()).isTrue();
        assertThat(read.curve()).isEmpty();
    }

    @Test
    void anAddressMayBeOfIpv6() throws IOException {
        assertThat(read("{\"ip\":\"::1\"," + PORTS + "}").address(7)).isEqualTo("tcp://[::1]:7");
    }

    @Test
    void thePathOfAnIpcSocketEndsWithItsNumber() throws IOException {
        Connection read = read("{\"transport\":\"ipc\",\"ip\":\"/somewhere/kernel-ipc\"," + PORTS + "}");
        assertThat(read.path(2)).hasToString("/somewhere/kernel-ipc-2");
    }

    @Test
    void whatIsWrongInTheFileIsSaid() {
        assertWrong("{\"transport\":\"udp\"," + PORTS + "}", "the transport is tcp or ipc, not \"udp\"");
        assertWrong("{\"shell_port\":1}", "it lacks iopub_port");
        assertWrong(
                "{\"curve_publickey\":\"short\",\"curve_secretkey\":\"short\"," + PORTS + "}",
                "curve_publickey has to be 40 characters of Z85");
        assertWrong("{\"key\":\"k\",\"signature_scheme\":\"none\"," + PORTS + "}", "\"none\" is unknown");
        assertThatThrownBy(() -> Connection.read(folder.resolve("none.json")))
                .hasMessageStartingWith("there is no connection file ");
    }

    private void assertWrong(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no Jupyter connection file: ")
                .hasMessageContaining(message);
    }
}
