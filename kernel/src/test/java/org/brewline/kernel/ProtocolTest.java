package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.session.StopToken;
import org.brewline.kernel.testkit.JupyterClient;
import org.brewline.kernel.wire.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frontend sees on the wire. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProtocolTest {
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

    private static Message ask(String type, Object content) {
        return client.ask(type, content);
    }

    private static Message execute(String code, Map<String, Object> more) {
        var content = new java.util.HashMap<String, Object>(more);
        content.put("code", code);
        return JupyterClient.request("execute_request", content);
    }

    private static List<String> types(List<Message> messages) {
        return messages.stream().map(Message::type).toList();
    }

    @Test
    void aCellIsBusyFirstAndIdleLastWithItsOwnParent() {
        Message request = execute("21 * 2", Map.of());
        client.sendShell(request);
        List<Message> published = client.publishedFor(request);
        assertThat(types(published)).containsExactly("status", "execute_input", "execute_result", "status");
        assertThat(published.get(0).text("execution_state")).isEqualTo("busy");
        Message reply = client.shellReply();
        assertThat(reply.text("status")).isEqualTo("ok");
        assertThat(reply.parent()).isEqualTo(request.header());
    }

    @Test
    void everyReplyHasAStatus() {
        for (String type : List.of("kernel_info", "connect", "comm_info", "history", "complete", "inspect")) {
            assertThat(ask(type + "_request", Map.of("code", "Math", "cursor_pos", 4, "hist_access_type", "tail"))
                            .text("status"))
                    .as(type)
                    .isEqualTo("ok");
        }
    }

    @Test
    void anUnknownRequestIsAnswered() {
        Message reply = ask("surprise_request", Map.of());
        assertThat(reply.type()).isEqualTo("surprise_reply");
        assertThat(reply.text("status")).isEqualTo("error");
    }

    @Test
    void aWrongSignatureIsDroppedAndTheNextMessageIsAnswered() {
        client.sendRaw(JupyterClient.forged(JupyterClient.request("kernel_info_request", Map.of())));
        assertThat(ask("comm_info_request", Map.of()).type()).isEqualTo("comm_info_reply");
    }

    @Test
    void malformedFramesAreDroppedAndTheNextMessageIsAnswered() {
        byte[] delimiter = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);
        byte[] junk = {1, 2, (byte) 0xFF};
        client.sendRaw(List.of(junk));
        client.sendRaw(List.of(delimiter, junk, junk));
        client.sendRaw(List.of(delimiter, junk, junk, junk, junk, junk, junk));
        client.sendShell(JupyterClient.request("complete_request", Map.of("code", List.of(), "cursor_pos", "x")));
        client.shellReply();
        assertThat(ask("comm_info_request", Map.of()).type()).isEqualTo("comm_info_reply");
    }

    @Test
    void anErrorAbortsTheCellsThatWait() {
        Message failing = execute("Thread.sleep(200); throw new IllegalStateException(\"no\");", Map.of());
        Message waiting = execute("int mustNotBe = 1;", Map.of());
        client.sendShell(failing);
        client.sendShell(waiting);
        assertThat(client.shellReply().text("status")).isEqualTo("error");
        assertThat(client.shellReply().text("status")).isEqualTo("aborted");
        assertThat(types(client.publishedFor(failing))).containsOnlyOnce("error");
        assertThat(types(client.publishedFor(waiting))).containsExactly("status", "status");
    }

    @Test
    void withoutStopOnErrorTheNextCellRuns() {
        client.sendShell(execute("int = 5", Map.of("stop_on_error", false)));
        client.sendShell(execute("1", Map.of()));
        assertThat(client.shellReply().text("status")).isEqualTo("error");
        assertThat(client.shellReply().text("status")).isEqualTo("ok");
    }

    @Test
    void aSilentCellPublishesOnlyItsStatusAndDoesNotCount() {
        int before = ask("execute_request", Map.of("code", "1")).number("execution_count", -1);
        Message silent = execute("System.out.println(1); 5", Map.of("silent", true));
        client.sendShell(silent);
        assertThat(types(client.publishedFor(silent))).containsExactly("status", "status");
        assertThat(client.shellReply().number("execution_count", -1)).isEqualTo(before);
    }

    @Test
    void userExpressionsAreEvaluatedEachForItself() {
        Message reply = ask(
                "execute_request",
                Map.of("code", "int ue = 4;", "user_expressions", Map.of("good", "ue * 2", "bad", "nope")));
        JsonObject values = reply.content().getAsJsonObject("user_expressions");
        JsonObject good = values.getAsJsonObject("good");
        assertThat(good.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("8");
        assertThat(values.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
    }

    @Test
    void historyHasTheCellsThatWereStored() {
        ask("execute_request", Map.of("code", "int remembered = 1;"));
        ask("execute_request", Map.of("code", "int forgotten = 1;", "store_history", false));
        String tail = ask("history_request", Map.of("hist_access_type", "tail", "n", 1))
                .content()
                .get("history")
                .toString();
        assertThat(tail).contains("int remembered").doesNotContain("forgotten");
        String found = ask("history_request", Map.of("hist_access_type", "search", "pattern", "*remember*"))
                .content()
                .get("history")
                .toString();
        assertThat(found).contains("int remembered");
    }

    @Test
    void historyGivesOutputsWhenAsked() {
        ask("execute_request", Map.of("code", "6 * 7 // asked"));
        Message reply =
                ask("history_request", Map.of("hist_access_type", "search", "pattern", "*// asked", "output", true));
        assertThat(reply.content().get("history").toString()).endsWith("[\"6 * 7 // asked\",\"42\"]]]");
    }

    @Test
    void aHistoryRequestThatIsWrongIsAnswered() {
        assertThat(ask("history_request", Map.of("hist_access_type", "all")).text("evalue"))
                .isEqualTo("hist_access_type is tail, range or search, not \"all\"");
        Message reply = ask(
                "history_request",
                Map.of("hist_access_type", "range", "session", "first", "start", 9e99, "stop", List.of()));
        assertThat(reply.text("status")).isEqualTo("ok");
        assertThat(reply.content().get("history").toString()).isEqualTo("[]");
    }

    @Test
    void cursorPositionsCountCodePoints() {
        String code = "String wave = \"👋👋\"; Math.floo";
        int end = code.codePointCount(0, code.length());
        Message reply = ask("complete_request", Map.of("code", code, "cursor_pos", end));
        assertThat(reply.number("cursor_end", -1)).isEqualTo(end);
        assertThat(reply.number("cursor_start", -1)).isEqualTo(end - "floo".length());
    }

    @Test
    void aHundredQueuedCellsStayInOrder() {
        for (int i = 0; i < 100; i++) {
            client.sendShell(execute("", Map.of("user_expressions", Map.of("i", i))));
        }
        var counts = new ArrayList<Integer>();
        for (int i = 0; i < 100; i++) {
            counts.add(client.shellReply().number("execution_count", -1));
        }
        assertThat(counts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void completionAnswersWhileACellRuns() {
        Message running = execute("new CountDownLatch(1).await();", Map.of());
        client.sendShell(running);
        Message completion = JupyterClient.request("complete_request", Map.of("code", "Math.floo", "cursor_pos", 9));
        client.sendShell(completion);
        assertThat(client.shellReply().type()).isEqualTo("complete_reply");
        client.sendControl(JupyterClient.request("interrupt_request", Map.of()));
        assertThat(client.controlReply().text("status")).isEqualTo("ok");
        assertThat(client.shellReply().text("ename")).isEqualTo("Interrupted");
    }

    @Test
    void aCellThatCatchesEverythingIsInterruptedToo() {
        assertThat(interrupted("while (true) { try { Thread.sleep(1000); } catch (Throwable t) {} }"))
                .isEqualTo("Interrupted");
        assertThat(interrupted("while (true) { try { Math.sqrt(3); } catch (Throwable t) {} }"))
                .isEqualTo("Interrupted");
    }

    @Test
    void aParallelStreamIsInterruptedAndTheNextOneWorks() {
        assertThat(interrupted("IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} })"))
                .isEqualTo("Interrupted");
        Message reply = ask(
                "execute_request",
                Map.of(
                        "code",
                        "IntStream.range(0, 1000).parallel().map(i -> { for (int k = 0; k < 9; k++); return i; }).sum()"));
        assertThat(reply.text("status")).isEqualTo("ok");
    }

    /** None of these comes to a loop or a method of the notebook's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stream.generate(Math::random).count()",
                "java.math.BigInteger.TWO.pow(200_000_000).pow(3).toString()",
                "Stream.generate(Math::random).parallel().unordered().filter(Double.valueOf(7)::equals).findAny()"
            })
    void aLoopInsideTheJdkEndsWhenInterrupted(String endless) throws InterruptedException {
        assertThat(interrupted(endless)).isEqualTo("Interrupted");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("cell ") && !StopToken.waits(thread)) {
                thread.join();
            }
        }
        Message reply = ask("execute_request", Map.of("code", "IntStream.range(0, 1000).parallel().sum()"));
        assertThat(reply.text("status")).isEqualTo("ok");
    }

    @Test
    void aThreadThatCantBeStoppedIsLeftBehind() {
        assertThat(interruption("new java.net.ServerSocket(0).accept()").text("evalue"))
                .contains("does not react", "accept", "goes on without it");
        assertThat(ask("execute_request", Map.of("code", "1 + 1")).text("status"))
                .isEqualTo("ok");
    }

    private static String interrupted(String code) {
        return interruption(code).text("ename");
    }

    private static Message interruption(String code) {
        client.sendShell(execute(
                "{ System.out.println(\"begun\"); System.out.flush(); if (System.out != null) " + code + "; }",
                Map.of()));
        while (!client.published().type().equals("stream")) {
            Thread.onSpinWait();
        }
        client.sendControl(JupyterClient.request("interrupt_request", Map.of()));
        client.controlReply();
        return client.shellReply();
    }

    @Test
    void whoSubscribesIsWelcomed() throws Exception {
        var connection = JupyterClient.freeConnection();
        KernelServer.start(connection, KernelServer.beginSession(false), HistoryFolder.none(), () -> {});
        try (var one = new JupyterClient(connection);
                var other = new JupyterClient(connection)) {
            assertThat(one.welcome().type()).isEqualTo("iopub_welcome");
            Message welcome = other.welcome();
            assertThat(welcome.text("subscription")).isEmpty();
            assertThat(welcome.parent().size()).isZero();
            assertThat(other.ask("kernel_info_request", Map.of()).text("protocol_version"))
                    .isEqualTo("5.5");
        }
    }

    @Test
    void whatEndsAThreadOfTheUsersIsToldWithTheUsersFrames() {
        Message request = execute(
                "var t = new Thread(() -> { throw new IllegalStateException(\"alone\"); }, \"mine\"); t.start(); t.join();",
                Map.of());
        client.sendShell(request);
        String told = client.publishedFor(request).stream()
                .filter(m -> m.type().equals("stream"))
                .map(m -> m.text("text"))
                .reduce("", String::concat);
        client.shellReply();
        assertThat(told)
                .contains("thread \"mine\" ended", "IllegalStateException", "alone", "(lambda)")
                .doesNotContain("REPL", "java.base");
    }

    @Test
    void whatAThreadPrintsAfterItsCellBelongsToThatCell() {
        Message first = execute("""
                var go = new CountDownLatch(1);
                new Thread(() -> {
                    try { go.await(); } catch (InterruptedException e) { return; }
                    System.out.print("late");
                    display("later");
                }).start();
                """, Map.of());
        client.sendShell(first);
        client.publishedFor(first);
        client.shellReply();
        client.sendShell(execute("go.countDown();", Map.of()));
        client.shellReply();
        Message late = client.publishedNext("stream");
        assertThat(late.text("text")).isEqualTo("late");
        assertThat(late.parent()).isEqualTo(first.header());
        assertThat(client.publishedNext("display_data").parent()).isEqualTo(first.header());
    }

    @Test
    void controlIsServedWhileACellRuns() {
        Message running = execute("new CountDownLatch(1).await();", Map.of());
        client.sendShell(running);
        client.publishedNext("execute_input");
        assertThat(client.askControl("kernel_info_request", Map.of()).text("status"))
                .isEqualTo("ok");
        assertThat(client.askControl("list_subshell_request", Map.of()).text("status"))
                .isEqualTo("ok");
        client.sendControl(JupyterClient.request("interrupt_request", Map.of()));
        assertThat(client.controlReply().text("status")).isEqualTo("ok");
        assertThat(client.shellReply().text("ename")).isEqualTo("Interrupted");
    }

    @Test
    void shutdownRepliesAndThenExits() throws Exception {
        var exited = new CountDownLatch(1);
        var connection = JupyterClient.freeConnection();
        KernelServer.start(connection, KernelServer.beginSession(false), HistoryFolder.none(), exited::countDown);
        try (var other = new JupyterClient(connection)) {
            other.sendControl(JupyterClient.request("shutdown_request", Map.of("restart", true)));
            Message reply = other.controlReply();
            assertThat(reply.text("status")).isEqualTo("ok");
            assertThat(reply.flag("restart", false)).isTrue();
            assertThat(other.publishedNext("shutdown_reply").content()).isEqualTo(reply.content());
            assertThat(exited.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
