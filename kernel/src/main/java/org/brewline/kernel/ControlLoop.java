package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;
import org.brewline.kernel.wire.Sockets;

/** Serves the control channel, also while a cell runs: interrupt, shutdown and subshells. */
final class ControlLoop {
    private final Channel channel;
    private final Publisher publisher;
    private final Requests requests;
    private final Executions executions;
    private final Subshells subshells;
    private final Runnable end;

    ControlLoop(Sockets sockets, Requests requests, Executions executions, Subshells subshells, Runnable end) {
        channel = sockets.control();
        publisher = sockets.publisher();
        this.requests = requests;
        this.executions = executions;
        this.subshells = subshells;
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
            case "create_subshell_request" -> channel.send(request.reply("create_subshell_reply", subshells.create()));
            case "delete_subshell_request" ->
                channel.send(request.reply("delete_subshell_reply", subshells.delete(request)));
            case "list_subshell_request" -> channel.send(request.reply("list_subshell_reply", subshells.list()));
            default -> requests.answer(request).ifPresent(channel::send);
        }
    }
}
