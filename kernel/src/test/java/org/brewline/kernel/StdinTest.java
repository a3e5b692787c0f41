package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.testkit.JupyterClient;
import org.brewline.kernel.wire.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cell reads, and whom it asks. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StdinTest {
    private static JupyterClient client;

    @BeforeAll
    static void start() throws Exception {
        var connection = JupyterClient.freeConnection();
        KernelServer.start(connection, KernelServer.beginSession(false), HistoryFolder.none(), () -> {});
        client = new JupyterClient(connection);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    private static Message begin(String code) {
        Message request = JupyterClient.request("execute_request", Map.of("code", code, "allow_stdin", true));
        client.sendShell(request);
        return request;
    }

    private static void answer(String value) {
        client.sendStdin(JupyterClient.request("input_reply", Map.of("status", "ok", "value", value)));
    }

    private static String result(Message request) {
        List<Message> published = client.publishedFor(request);
        assertThat(client.shellReply().text("status")).isEqualTo("ok");
        return published.stream()
                .filter(m -> m.type().equals("execute_result"))
                .findFirst()
                .orElseThrow()
                .content()
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
    }

    @Test
    void systemInIsReadLineByLine() {
        Message request = begin("var in = new Scanner(System.in); in.nextLine() + in.nextLine()");
        assertThat(client.stdinRequest().parent()).isEqualTo(request.header());
        answer("grüß");
        client.stdinRequest();
        answer(" dich 👋");
        assertThat(result(request)).isEqualTo("grüß dich 👋");
    }

    @Test
    void aLineIsAskedForWithAPrompt() {
        Message request = begin("readLine(\"Name: \").toUpperCase()");
        Message asked = client.stdinRequest();
        assertThat(asked.type()).isEqualTo("input_request");
        assertThat(asked.text("prompt")).isEqualTo("Name: ");
        assertThat(asked.flag("password", true)).isFalse();
        answer("ada");
        assertThat(result(request)).isEqualTo("ADA");
    }

    @Test
    void aPasswordIsAskedForUnseen() {
        Message request = begin("readPassword(\"Key: \").length()");
        Message asked = client.stdinRequest();
        assertThat(asked.text("prompt")).isEqualTo("Key: ");
        assertThat(asked.flag("password", false)).isTrue();
        answer("secret");
        assertThat(result(request)).isEqualTo("6");
    }

    @Test
    void aFrontendThatTakesNoInputIsNotAsked() {
        Message reply = client.ask("execute_request", Map.of("code", "readPassword(\"Key: \")", "allow_stdin", false));
        assertThat(reply.text("ename")).isEqualTo("java.lang.IllegalStateException");
        assertThat(reply.text("evalue")).startsWith("nobody can be asked for \"Key:\": this frontend takes no input");
        assertThat(client.ask("execute_request", Map.of("code", "System.in.read()", "allow_stdin", false))
                        .text("status"))
                .isEqualTo("ok");
    }

    @Test
    void aCellThatWaitsForInputIsInterruptedAndALateAnswerIsForNobody() {
        begin("readLine(\"first \")");
        client.stdinRequest();
        client.sendControl(JupyterClient.request("interrupt_request", Map.of()));
        client.controlReply();
        assertThat(client.shellReply().text("ename")).isEqualTo("Interrupted");
        answer("too late");
        client.run("1");
        Message next = begin("readLine(\"second \")");
        assertThat(client.stdinRequest().text("prompt")).isEqualTo("second ");
        answer("in time");
        assertThat(result(next)).isEqualTo("in time");
    }

    @Test
    void twoShellsAskOneAfterTheOther() {
        String subshell = client.askControl("create_subshell_request", Map.of()).text("subshell_id");
        begin("readLine(\"main\")");
        client.stdinRequest();
        client.sendShell(JupyterClient.request(
                "execute_request", Map.of("code", "readLine(\"sub\")", "allow_stdin", true), subshell));
        answer("one");
        assertThat(client.stdinRequest().text("prompt")).isEqualTo("sub");
        answer("two");
        assertThat(client.shellReply().text("status")).isEqualTo("ok");
        assertThat(client.shellReply().text("status")).isEqualTo("ok");
    }
}
