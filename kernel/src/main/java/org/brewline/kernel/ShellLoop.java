package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.Outlet;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Serves the shell channel: one request after the other, in order. */
final class ShellLoop {
    private final BrewlineKernel kernel;
    private final Channel channel;
    private final Publisher publisher;
    private final Requests requests;
    private final History history = new History();
    private CountDownLatch installed = new CountDownLatch(0);

    ShellLoop(BrewlineKernel kernel, Channel channel, Publisher publisher, Requests requests) {
        this.kernel = kernel;
        this.channel = channel;
        this.publisher = publisher;
        this.requests = requests;
    }

    /** Executes nothing before the latch is open: extensions are installed beside the first requests. */
    void beforeFirstCell(CountDownLatch latch) {
        installed = latch;
    }

    void run() {
        for (Optional<Message> request = channel.receive(); request.isPresent(); request = channel.receive()) {
            serve(request.get());
        }
    }

    private void serve(Message request) {
        publisher.publish(request.published("status", state("busy")));
        try {
            if (request.type().equals("execute_request")) {
                execute(request);
            } else if (request.type().equals("history_request")) {
                channel.send(request.reply("history_reply", history.answer(request)));
            } else {
                requests.answer(request).ifPresent(channel::send);
            }
        } catch (Throwable t) {
            channel.send(request.reply(replyType(request), error("KernelError", String.valueOf(t), List.of())));
        } finally {
            publisher.publish(request.published("status", state("idle")));
        }
    }

    private void execute(Message request) throws InterruptedException {
        installed.await();
        String code = request.text("code");
        boolean silent = request.flag("silent", false);
        boolean counts = !silent && request.flag("store_history", true);
        int count = counts ? kernel.nextCount() : kernel.count();
        if (!silent) {
            var input = new JsonObject();
            input.addProperty("code", code);
            input.addProperty("execution_count", count);
            publisher.publish(request.published("execute_input", input));
        }
        if (counts) {
            history.add(count, code);
        }
        Outlet outlet = silent ? (type, content) -> {} : outlet(request);
        Optional<ErrorText> failure = kernel.cells().run(code, count, new CellOutput(outlet, count));
        JsonObject reply =
                failure.map(f -> error(f.name(), f.message(), f.lines())).orElseGet(ShellLoop::ok);
        failure.ifPresent(
                f -> outlet.publish("error", Map.of("ename", f.name(), "evalue", f.message(), "traceback", f.lines())));
        if (failure.isEmpty()) {
            reply.add("payload", new JsonArray());
            reply.add("user_expressions", expressions(request, count));
        }
        reply.addProperty("execution_count", count);
        channel.send(request.reply("execute_reply", reply));
        if (failure.isPresent() && request.flag("stop_on_error", true)) {
            abortQueued();
        }
    }

    private Outlet outlet(Message request) {
        return (type, content) ->
                publisher.publish(request.published(type, Codec.json(content).getAsJsonObject()));
    }

    private JsonObject expressions(Message request, int count) {
        var values = new JsonObject();
        if (request.content().get("user_expressions") instanceof JsonObject asked) {
            asked.entrySet().forEach(e -> values.add(e.getKey(), expression(e.getValue(), count)));
        }
        return values;
    }

    private JsonElement expression(JsonElement code, int count) {
        var content = new LinkedHashMap<String, Object>();
        Outlet taking = (type, published) -> {
            if (type.equals("execute_result")) {
                content.putAll(published);
            }
        };
        String text = code instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
        Optional<ErrorText> failure = kernel.cells().run(text, count, new CellOutput(taking, count));
        if (failure.isPresent()) {
            var f = failure.get();
            return error(f.name(), f.message(), f.lines());
        }
        return Codec.json(Map.of("status", "ok", "data", content.getOrDefault("data", Map.of()), "metadata", Map.of()));
    }

    /** What was queued before the error became known is not executed. */
    private void abortQueued() {
        for (Optional<Message> queued = channel.poll(); queued.isPresent(); queued = channel.poll()) {
            Message request = queued.get();
            if (!request.type().equals("execute_request")) {
                serve(request);
                continue;
            }
            publisher.publish(request.published("status", state("busy")));
            var aborted = new JsonObject();
            aborted.addProperty("status", "aborted");
            aborted.addProperty("execution_count", kernel.count());
            channel.send(request.reply("execute_reply", aborted));
            publisher.publish(request.published("status", state("idle")));
        }
    }

    static JsonObject state(String state) {
        var content = new JsonObject();
        content.addProperty("execution_state", state);
        return content;
    }

    static JsonObject ok() {
        var content = new JsonObject();
        content.addProperty("status", "ok");
        return content;
    }

    private static JsonObject error(String name, String message, List<String> lines) {
        return Codec.json(Map.of("status", "error", "ename", name, "evalue", message, "traceback", lines))
                .getAsJsonObject();
    }

    private static String replyType(Message request) {
        return request.type().replace("_request", "_reply");
    }
}
