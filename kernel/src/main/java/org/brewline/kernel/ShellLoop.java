package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/**
 * Serves the shell channel. Cells run one after the other in the order of their requests, on another thread; what only
 * asks (completion, inspection, information) is answered at once, also while a cell runs.
 */
final class ShellLoop {
    private static final Set<String> IN_TURN = Set.of("execute_request", "history_request", "comm_open", "comm_msg");

    private final Channel channel;
    private final Publisher publisher;
    private final Requests requests;
    private final Executions executions;
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();

    ShellLoop(Channel channel, Publisher publisher, Requests requests, Executions executions) {
        this.channel = channel;
        this.publisher = publisher;
        this.requests = requests;
        this.executions = executions;
    }

    /** Receives until the socket is closed. */
    void receiveAll() {
        for (Optional<Message> request = channel.receive(); request.isPresent(); request = channel.receive()) {
            Message message = request.get();
            if (IN_TURN.contains(message.type())) {
                waiting.add(message);
            } else {
                serve(message);
                executions
                        .running()
                        .ifPresent(cell -> publisher.publish(cell.published("status", Replies.state("busy"))));
            }
        }
    }

    /** Serves what has to wait its turn; never returns. */
    void serveInTurn() throws InterruptedException {
        while (true) {
            serve(waiting.take());
        }
    }

    private void serve(Message request) {
        var stopped = new ArrayList<Message>();
        publisher.publish(request.published("status", Replies.state("busy")));
        try {
            if (request.type().equals("execute_request")) {
                executions.execute(request, channel, () -> waiting.drainTo(stopped));
            } else {
                requests.answer(request, publisher).ifPresent(channel::send);
            }
        } catch (Throwable t) {
            channel.send(request.reply(Replies.type(request), Replies.error("KernelError", String.valueOf(t))));
        } finally {
            publisher.publish(request.published("status", Replies.state("idle")));
        }
        abort(stopped);
    }

    /** What was queued before the error became known is not executed; other requests are answered. */
    private void abort(List<Message> stopped) {
        for (Message queued : stopped) {
            if (queued.type().equals("execute_request")) {
                publisher.publish(queued.published("status", Replies.state("busy")));
                var aborted = new JsonObject();
                aborted.addProperty("status", "aborted");
                aborted.addProperty("execution_count", executions.count());
                channel.send(queued.reply("execute_reply", aborted));
                publisher.publish(queued.published("status", Replies.state("idle")));
            } else {
                serve(queued);
            }
        }
    }
}
