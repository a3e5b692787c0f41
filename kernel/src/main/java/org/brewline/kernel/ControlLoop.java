package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Serves the control channel, also while a cell runs: interrupt, shutdown and subshells. */
final class ControlLoop {
    private final Channel channel;
    private final Publisher publisher;
    private final Requests requests;
    private final Executions executions;
    private final Runnable end;
    private final Set<String> subshells = new ConcurrentSkipListSet<>();

    ControlLoop(Channel channel, Publisher publisher, Requests requests, Executions executions, Runnable end) {
        this.channel = channel;
        this.publisher = publisher;
        this.requests = requests;
        this.executions = executions;
        this.end = end;
    }

    void receiveAll() {
        for (Optional<Message> received = channel.receive(); received.isPresent(); received = channel.receive()) {
            Message request = received.get();
            publisher.publish(request.published("status", Replies.state("busy")));
            try {
                serve(request);
            } catch (Throwable t) {
                channel.send(request.reply(Replies.type(request), Replies.error("KernelError", String.valueOf(t))));
            } finally {
                publisher.publish(request.published("status", Replies.state("idle")));
            }
            if (request.type().equals("shutdown_request")) {
                Thread ending = new Thread(end, "end");
                ending.start();
            }
        }
    }

    private void serve(Message request) throws InterruptedException {
        switch (request.type()) {
            case "interrupt_request" -> {
                executions.interrupt();
                channel.send(request.reply("interrupt_reply", Replies.ok()));
            }
            case "shutdown_request" -> {
                JsonObject content = Replies.ok();
                content.addProperty("restart", request.flag("restart", false));
                channel.send(request.reply("shutdown_reply", content));
                publisher.publish(request.published("shutdown_reply", content));
            }
            case "create_subshell_request" -> {
                String id = UUID.randomUUID().toString();
                subshells.add(id);
                JsonObject content = Replies.ok();
                content.addProperty("subshell_id", id);
                channel.send(request.reply("create_subshell_reply", content));
            }
            case "delete_subshell_request" -> {
                String id = request.text("subshell_id");
                boolean known = subshells.remove(id);
                channel.send(request.reply(
                        "delete_subshell_reply",
                        known ? Replies.ok() : Replies.error("UnknownSubshell", "there is no subshell " + id)));
            }
            case "list_subshell_request" -> {
                var ids = new JsonArray();
                subshells.forEach(ids::add);
                JsonObject content = Replies.ok();
                content.add("subshell_id", ids);
                channel.send(request.reply("list_subshell_reply", content));
            }
            default -> requests.answer(request, publisher).ifPresent(channel::send);
        }
    }
}
