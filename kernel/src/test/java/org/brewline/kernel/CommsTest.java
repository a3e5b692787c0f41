package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.testkit.JupyterClient;
import org.brewline.kernel.wire.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Comms in both directions, as a frontend sees them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CommsTest {
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

    private static Message comm(String type, String id, Map<String, ?> more) {
        var content = new java.util.HashMap<String, Object>(more);
        content.put("comm_id", id);
        content.putIfAbsent("data", Map.of());
        return JupyterClient.request(type, content);
    }

    /** What the kernel publishes for a comm's message, between busy and idle. */
    private static List<Message> sent(Message message) {
        client.sendShell(message);
        List<Message> published = client.publishedFor(message);
        assertThat(published.get(0).text("execution_state")).isEqualTo("busy");
        return published.subList(1, published.size() - 1);
    }

    private static List<Message> open(String id, String target) {
        return sent(comm("comm_open", id, Map.of("target_name", target)));
    }

    private static String data(Message message) {
        return message.content().get("data").toString();
    }

    @Test
    void theFrontendOpensWritesAndCloses() {
        client.run("""
                Comms.target("echo", (comm, opening) -> {
                    comm.send(Map.of("opened", opening.data()));
                    comm.onMessage(m -> comm.send(new CommMessage(Map.of("again", m.data()), m.metadata(), m.buffers())));
                    comm.onClose(m -> System.out.println("closed " + comm.isOpen() + m.data()));
                });
                """);
        List<Message> opened = sent(comm("comm_open", "e1", Map.of("target_name", "echo", "data", Map.of("a", 1))));
        assertThat(opened).extracting(Message::type).containsExactly("comm_msg");
        assertThat(data(opened.get(0))).isEqualTo("{\"opened\":{\"a\":1}}");

        byte[] bytes = {0, 1, (byte) 0xFF};
        Message request = comm("comm_msg", "e1", Map.of("data", Map.of("b", List.of(1.5, true, "c"))));
        Message answer = sent(request.with(
                        JupyterClient.request("x", Map.of("m", 1)).content(), List.of(bytes)))
                .get(0);
        assertThat(data(answer)).isEqualTo("{\"again\":{\"b\":[1.5,true,\"c\"]}}");
        assertThat(answer.text("comm_id")).isEqualTo("e1");
        assertThat(answer.metadata().get("m").getAsInt()).isEqualTo(1);
        assertThat(answer.buffers()).hasSize(1);
        assertThat(answer.buffers().get(0)).isEqualTo(bytes);

        List<Message> closed = sent(comm("comm_close", "e1", Map.of()));
        assertThat(closed.get(0).text("text")).isEqualTo("closed false{}\n");
        assertThat(sent(comm("comm_msg", "e1", Map.of()))).isEmpty();
    }

    @Test
    void theKernelOpensWritesAndCloses() {
        List<Message> published = client.run("""
                var plot = Comms.open("my.plot", Map.of("color", "red"), "bytes".getBytes());
                plot.onMessage(m -> System.out.print("got " + m.data().get("n")));
                plot.send(Map.of("points", List.of(1, 2)));
                """);
        List<Message> comms =
                published.stream().filter(m -> m.type().startsWith("comm_")).toList();
        assertThat(comms).extracting(Message::type).containsExactly("comm_open", "comm_msg");
        assertThat(comms.get(0).text("target_name")).isEqualTo("my.plot");
        assertThat(new String(comms.get(0).buffers().get(0), StandardCharsets.UTF_8))
                .isEqualTo("bytes");
        assertThat(data(comms.get(1))).isEqualTo("{\"points\":[1,2]}");

        String id = comms.get(0).text("comm_id");
        List<Message> handled = sent(comm("comm_msg", id, Map.of("data", Map.of("n", 7))));
        assertThat(handled.get(0).text("text")).isEqualTo("got 7");
        assertThat(client.run("plot.close(); plot.close(); plot.isOpen()"))
                .extracting(Message::type)
                .containsOnlyOnce("comm_close")
                .contains("execute_result");
        Message late = client.ask("execute_request", Map.of("code", "plot.send(Map.of())"));
        assertThat(late.text("evalue")).isEqualTo("the comm of \"my.plot\" is closed: open a new one");
    }

    @Test
    void aCommToAnUnknownTargetIsClosed() {
        List<Message> published = open("u1", "nobody");
        assertThat(published).extracting(Message::type).containsExactly("comm_close");
        assertThat(published.get(0).text("comm_id")).isEqualTo("u1");
    }

    @Test
    void openCommsAreListedByTarget() {
        client.run("Comms.target(\"one\", (c, o) -> {}); Comms.target(\"two\", (c, o) -> {});");
        open("o1", "one");
        open("t1", "two");
        assertThat(comms(Map.of())).contains("\"o1\":{\"target_name\":\"one\"}", "\"t1\":{\"target_name\":\"two\"}");
        assertThat(comms(Map.of("target_name", "two"))).isEqualTo("{\"t1\":{\"target_name\":\"two\"}}");
        sent(comm("comm_close", "t1", Map.of()));
        assertThat(comms(Map.of("target_name", "two"))).isEqualTo("{}");
    }

    private static String comms(Object content) {
        return client.ask("comm_info_request", content).content().get("comms").toString();
    }

    @Test
    void whatAHandlerThrowsIsToldAndTheKernelGoesOn() {
        client.run("""
                Comms.target("fails", (comm, opening) -> {
                    if (opening.data().containsKey("now")) throw new IllegalStateException("at opening");
                    comm.onMessage(m -> { throw new StackOverflowError("in a message"); });
                });
                """);
        List<Message> failed = sent(comm("comm_open", "f1", Map.of("target_name", "fails", "data", Map.of("now", 1))));
        assertThat(failed).extracting(Message::type).containsExactly("comm_close", "stream");
        assertThat(failed.get(1).text("name")).isEqualTo("stderr");
        assertThat(failed.get(1).text("text")).contains("IllegalStateException", "at opening");
        open("f2", "fails");
        assertThat(sent(comm("comm_msg", "f2", Map.of())).get(0).text("text")).contains("in a message");
        assertThat(client.ask("kernel_info_request", Map.of()).text("status")).isEqualTo("ok");
    }

    @Test
    void aHandlerThatHangsIsInterrupted() {
        client.run(
                "Comms.target(\"hangs\", (c, o) -> { System.out.println(\"begun\"); System.out.flush(); while (true) {} });");
        Message opening = comm("comm_open", "h1", Map.of("target_name", "hangs"));
        client.sendShell(opening);
        client.publishedNext("stream");
        client.sendControl(JupyterClient.request("interrupt_request", Map.of()));
        assertThat(client.controlReply().text("status")).isEqualTo("ok");
        assertThat(client.publishedFor(opening)).isNotEmpty();
    }

    @Test
    void messagesAreHandledInTheirOrderBetweenTheCells() {
        client.run("var order = new ArrayList<Object>(); Comms.target(\"in order\", (c, o) -> c.onMessage(m ->"
                + " order.add(m.data().get(\"n\"))));");
        open("n1", "in order");
        client.sendShell(
                JupyterClient.request("execute_request", Map.of("code", "Thread.sleep(50); order.add(\"cell\");")));
        for (int i = 0; i < 20; i++) {
            client.sendShell(comm("comm_msg", "n1", Map.of("data", Map.of("n", i))));
        }
        Message last = JupyterClient.request("execute_request", Map.of("code", "order"));
        client.sendShell(last);
        String shown = client.publishedFor(last).stream()
                .filter(m -> m.type().equals("execute_result"))
                .findFirst()
                .orElseThrow()
                .content()
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
        assertThat(shown).startsWith("[cell, 0, 1, 2").contains("18, 19");
        client.shellReply();
        client.shellReply();
    }

    @Test
    void whatComesBeforeAHandlerIsSetWaitsForIt() {
        client.run("Comm[] held = new Comm[1]; Comms.target(\"late\", (c, o) -> held[0] = c);");
        open("l1", "late");
        sent(comm("comm_msg", "l1", Map.of("data", Map.of("n", 1))));
        assertThat(client.run("held[0].onMessage(m -> System.out.print(m.data()));"))
                .anyMatch(m -> m.text("text").equals("{n=1}"));
    }
}
