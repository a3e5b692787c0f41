package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.history.History;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.Outlet;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Executes cells for {@code execute_request}, with all that the request asks for. */
final class Executions {
    /** How much of a result the history keeps, in characters. */
    private static final int LONGEST_RESULT = 10_000;

    private final KernelSource kernel;
    private final Publisher publisher;
    private final History history;
    private final StdinLoop stdin;
    private final CellThreads threads = new CellThreads();
    private final CountDownLatch open = new CountDownLatch(1);
    /** The requests of the cells that run, one for each shell at most. */
    private final Set<Message> running = Collections.newSetFromMap(new IdentityHashMap<>());

    private volatile int count;

    Executions(KernelSource kernel, Publisher publisher, History history, StdinLoop stdin) {
        this.kernel = kernel;
        this.publisher = publisher;
        this.history = history;
        this.stdin = stdin;
    }

    /** Executes nothing before: extensions are installed beside the first requests. */
    void open() {
        open.countDown();
    }

    /** Says of the cells that run that they do, after something else was answered meanwhile. */
    void sayStillBusy() {
        synchronized (running) { // a cell that ends must not be called busy after it was called idle
            running.forEach(cell -> publisher.publish(cell.published("status", Replies.state("busy"))));
        }
    }

    private void begins(Message request) {
        synchronized (running) {
            running.add(request);
        }
    }

    private void ends(Message request) {
        synchronized (running) {
            running.remove(request);
        }
    }

    /** The count of the last cell that counted. */
    int count() {
        return count;
    }

    void interrupt() {
        threads.interrupt();
    }

    /**
     * Executes and replies.
     *
     * @param stopped called before the reply if the cells that wait must not be executed: what is asked for after the
     *     reply was seen is executed again
     */
    void execute(Message request, Channel channel, Runnable stopped) throws InterruptedException {
        open.await();
        begins(request);
        try {
            boolean silent = request.flag("silent", false);
            boolean counts = !silent && request.flag("store_history", true);
            int number = counts ? kernel.get().nextCount() : kernel.get().count();
            count = number;
            String code = request.text("code");
            if (!silent) {
                announce(request, code, number);
            }
            if (counts) {
                history.add(number, code);
            }
            Outlet outlet = new RequestOutlet(publisher, request, silent);
            if (counts) {
                outlet = remembering(number, outlet);
            }
            var input = stdin.input(request, request.flag("allow_stdin", false));
            Optional<ErrorText> failure = run(code, number, new CellOutput(outlet, number).withInput(input));
            failure.ifPresent(f -> publish(request, silent, Replies.traceback(f)));
            if (failure.isPresent() && request.flag("stop_on_error", true)) {
                stopped.run();
            }
            channel.send(request.reply("execute_reply", reply(request, number, failure)));
        } finally {
            ends(request);
        }
    }

    /** Hands a comm's message to the user's code; what that throws is told on standard error. */
    void handOver(Message request) throws InterruptedException {
        open.await();
        BrewlineKernel there = kernel.get();
        var output = new CellOutput(new RequestOutlet(publisher, request, false), there.count());
        Optional<ErrorText> failure = threads.run(
                there.count(), () -> there.cells().handle(output, () -> CommMessages.handOver(request, there.comms())));
        failure.ifPresent(f -> output.print(String.join("\n", f.lines()) + "\n", true));
        output.end();
    }

    private Optional<ErrorText> run(String code, int number, CellOutput output) throws InterruptedException {
        BrewlineKernel there = kernel.get();
        return threads.run(number, () -> there.cells().run(code, number, output));
    }

    private void announce(Message request, String code, int number) {
        var input = new JsonObject();
        input.addProperty("code", code);
        input.addProperty("execution_count", number);
        publisher.publish(request.published("execute_input", input));
    }

    private void publish(Message request, boolean silent, JsonObject traceback) {
        if (!silent) {
            publisher.publish(request.published("error", traceback));
        }
    }

    /** Keeps the cell's result for {@code history_request}. */
    private Outlet remembering(int number, Outlet outlet) {
        return new Outlet() {
            @Override
            public void publish(String type, Map<String, Object> content) {
                outlet.publish(type, content);
                if (type.equals("execute_result")
                        && content.get("data") instanceof Map<?, ?> data
                        && data.get("text/plain") instanceof String text) {
                    history.addOutput(
                            number, text.length() > LONGEST_RESULT ? text.substring(0, LONGEST_RESULT) : text);
                }
            }

            @Override
            public void send(String type, Map<String, Object> content, Map<String, ?> metadata, List<byte[]> buffers) {
                outlet.send(type, content, metadata, buffers);
            }
        };
    }

    private JsonObject reply(Message request, int number, Optional<ErrorText> failure) throws InterruptedException {
        JsonObject reply = failure.map(Replies::error).orElseGet(Replies::ok);
        if (failure.isEmpty()) {
            reply.add("payload", new JsonArray());
            reply.add("user_expressions", expressions(request, number));
        }
        reply.addProperty("execution_count", number);
        return reply;
    }

    private JsonObject expressions(Message request, int number) throws InterruptedException {
        var values = new JsonObject();
        if (request.content().get("user_expressions") instanceof JsonObject asked) {
            for (Map.Entry<String, JsonElement> expression : asked.entrySet()) {
                values.add(expression.getKey(), expression(expression.getValue(), number));
            }
        }
        return values;
    }

    private JsonElement expression(JsonElement code, int number) throws InterruptedException {
        var content = new LinkedHashMap<String, Object>();
        Outlet taking = (type, published) -> {
            if (type.equals("execute_result")) {
                content.putAll(published);
            }
        };
        String text = code instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
        Optional<ErrorText> failure = run(text, number, new CellOutput(taking, number));
        if (failure.isPresent()) {
            return Replies.error(failure.get());
        }
        return Codec.json(Map.of("status", "ok", "data", content.getOrDefault("data", Map.of()), "metadata", Map.of()));
    }
}
