package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.testkit.JupyterClient;
import org.brewline.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a subshell serves while the main shell is busy. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SubshellsTest {
    private JupyterClient client;
    private String subshell;

    @BeforeEach
    void start() throws Exception {
        var connection = JupyterClient.freeConnection();
        KernelServer.start(connection, KernelServer.beginSession(false), HistoryFolder.none(), () -> {});
        client = new JupyterClient(connection);
        subshell = client.askControl("create_subshell_request", Map.of()).text("subshell_id");
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** A cell of the main shell that waits until a cell of a subshell opens the gate. */
    private Message waiting() {
        client.run("var gate = new CountDownLatch(1);");
        Message cell = JupyterClient.request(
                "execute_request", Map.of("code", "gate.await(); record Late(int n) {}\nnew Late(6).n() * 7"));
        client.sendShell(cell);
        while (!client.publishedNext("status").parent().equals(cell.header())) {
            Thread.onSpinWait();
        }
        return cell;
    }

    private Message askSubshell(String type, Object content) {
        Message request = JupyterClient.request(type, content, subshell);
        client.sendShell(request);
        Message reply = client.shellReply(request);
        List<Message> published = client.publishedFor(request);
        assertThat(published).first().matches(m -> m.text("execution_state").equals("busy"));
        return reply;
    }

    private static String result(List<Message> published) {
        return published.stream()
                .filter(m -> m.type().equals("execute_result"))
                .map(m -> m.content().getAsJsonObject("data").get("text/plain").getAsString())
                .findFirst()
                .orElse("");
    }

    @Test
    void subshellsAreMadeListedAndDeleted() {
        String second = client.askControl("create_subshell_request", Map.of()).text("subshell_id");
        assertThat(subshells()).contains(subshell, second);
        assertThat(client.askControl("delete_subshell_request", Map.of("subshell_id", second))
                        .text("status"))
                .isEqualTo("ok");
        assertThat(subshells()).contains(subshell).doesNotContain(second);
        Message again = client.askControl("delete_subshell_request", Map.of("subshell_id", second));
        assertThat(again.text("ename")).isEqualTo("UnknownSubshellError");
        assertThat(again.text("evalue")).isEqualTo("there is no subshell \"" + second + "\"");
    }

    private String subshells() {
        Message reply = client.askControl("list_subshell_request", Map.of());
        assertThat(reply.text("status")).isEqualTo("ok");
        return reply.content().get("subshell_id").toString();
    }

    @Test
    void theKernelSaysThatItHasSubshells() {
        assertThat(client.ask("kernel_info_request", Map.of())
                        .content()
                        .get("supported_features")
                        .toString())
                .isEqualTo("[\"kernel subshells\"]");
    }

    @Test
    void aSubshellCompletesInspectsAndExecutesWhileACellRuns() {
        Message cell = waiting();
        assertThat(askSubshell("complete_request", Map.of("code", "Math.floo", "cursor_pos", 9))
                        .content()
                        .get("matches")
                        .toString())
                .contains("floor");
        assertThat(askSubshell("inspect_request", Map.of("code", "Math.max(1, 2)", "cursor_pos", 7))
                        .flag("found", false))
                .isTrue();
        assertThat(askSubshell("execute_request", Map.of("code", "record Early(int n) {}"))
                        .text("status"))
                .isEqualTo("ok");
        assertThat(askSubshell("execute_request", Map.of("code", "gate.countDown();"))
                        .text("status"))
                .isEqualTo("ok");
        assertThat(result(client.publishedFor(cell))).isEqualTo("42");
        assertThat(client.shellReply().text("status")).isEqualTo("ok");
        assertThat(result(client.run("new Early(1).n() + new Late(1).n()"))).isEqualTo("2");
    }

    @Test
    void outputGoesToTheCellThatPrintsIt() {
        client.run("var go = new CountDownLatch(1);");
        Message cell =
                JupyterClient.request("execute_request", Map.of("code", "go.await(); System.out.print(\"main\");"));
        client.sendShell(cell);
        client.publishedNext("execute_input");
        Message beside = JupyterClient.request(
                "execute_request", Map.of("code", "System.out.print(\"sub\"); go.countDown();"), subshell);
        client.sendShell(beside);
        var texts = new java.util.TreeMap<String, String>();
        for (int streams = 0; streams < 2; streams++) {
            Message stream = client.publishedNext("stream");
            texts.put(stream.text("text"), stream.parent().get("msg_id").getAsString());
        }
        assertThat(texts)
                .containsEntry("main", cell.header().get("msg_id").getAsString())
                .containsEntry("sub", beside.header().get("msg_id").getAsString());
    }

    @Test
    void anErrorInASubshellAbortsThatSubshellOnly() {
        Message cell = waiting();
        Message failing = JupyterClient.request(
                "execute_request", Map.of("code", "Thread.sleep(200); throw new RuntimeException();"), subshell);
        client.sendShell(failing);
        client.sendShell(JupyterClient.request("execute_request", Map.of("code", "1"), subshell));
        assertThat(client.shellReply().text("status")).isEqualTo("error");
        assertThat(client.shellReply().text("status")).isEqualTo("aborted");
        askSubshell("execute_request", Map.of("code", "gate.countDown();"));
        client.publishedFor(cell);
        assertThat(client.shellReply().text("status")).isEqualTo("ok");
    }

    @Test
    void anInterruptEndsTheCellsOfAllShells() {
        Message cell = waiting();
        client.sendShell(JupyterClient.request(
                "execute_request",
                Map.of("code", "System.out.println(1); System.out.flush(); while (true) {}"),
                subshell));
        client.publishedNext("stream");
        client.sendControl(JupyterClient.request("interrupt_request", Map.of()));
        assertThat(client.shellReply().text("ename")).isEqualTo("Interrupted");
        assertThat(client.shellReply().text("ename")).isEqualTo("Interrupted");
        assertThat(cell.type()).isEqualTo("execute_request");
    }

    @Test
    void whatADeletedSubshellWasAskedBeforeIsServedAndNothingAfter() {
        client.run("var hold = new CountDownLatch(1);");
        client.sendShell(JupyterClient.request("execute_request", Map.of("code", "hold.await();"), subshell));
        client.publishedNext("execute_input");
        client.sendShell(JupyterClient.request("execute_request", Map.of("code", "1"), subshell));
        client.sendShell(JupyterClient.request("kernel_info_request", Map.of()));
        assertThat(client.shellReply().type()).isEqualTo("kernel_info_reply"); // so the one before it has arrived
        client.sendControl(JupyterClient.request("delete_subshell_request", Map.of("subshell_id", subshell)));
        assertThat(client.controlReply().text("status")).isEqualTo("ok");
        client.sendShell(JupyterClient.request("execute_request", Map.of("code", "hold.countDown();")));
        for (int replies = 0; replies < 3; replies++) {
            assertThat(client.shellReply().text("status")).isEqualTo("ok");
        }
        assertThat(askSubshell("kernel_info_request", Map.of()).text("ename")).isEqualTo("UnknownSubshellError");
    }

    @Test
    void aCommMessageThroughASubshellIsHandledWhileACellRuns() {
        Message cell = waiting();
        askSubshell(
                "execute_request",
                Map.of("code", "Comms.target(\"gate\", (c, o) -> c.onMessage(m -> gate.countDown()));"));
        client.sendShell(JupyterClient.request(
                "comm_open", Map.of("comm_id", "g", "target_name", "gate", "data", Map.of()), subshell));
        client.sendShell(JupyterClient.request("comm_msg", Map.of("comm_id", "g", "data", Map.of()), subshell));
        assertThat(result(client.publishedFor(cell))).isEqualTo("42");
    }
}
