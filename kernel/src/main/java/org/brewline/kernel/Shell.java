package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.brewline.kernel.threads.Threads;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Serves requests one after the other, on a thread of its own; the main shell and each subshell is one. */
final class Shell {
    private final Channel channel;
    private final Publisher publisher;
    private final Requests requests;
    private final Executions executions;

    /** A request, or the end when empty. */
    private final BlockingQueue<Optional<Message>> waiting = new LinkedBlockingQueue<>();

    Shell(Channel channel, Publisher publisher, Requests requests, Executions executions) {
        this.channel = channel;
        this.publisher = publisher;
        this.requests = requests;
        this.executions = executions;
    }

    void start(String name) {
        Threads.start(name, () -> {
            try {
                for (Optional<Message> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                    serve(next.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Serves the request after those that wait. */
    void add(Message request) {
        waiting.add(Optional.of(request));
    }

    /** Ends the shell after what waits. */
    void end() {
        waiting.add(Optional.empty());
    }

    /** Serves the request now, on the calling thread. */
    void serve(Message request) {
        var stopped = new ArrayList<Optional<Message>>();
        publisher.publish(request.published("status", Replies.state("busy")));
        try {
            if (request.type().equals("execute_request")) {
                executions.execute(request, channel, () -> waiting.drainTo(stopped));
            } else if (CommMessages.TYPES.contains(request.type())) {
                executions.handOver(request);
            } else {
                requests.answer(request).ifPresent(channel::send);
            }
        } catch (Throwable t) {
            channel.send(request.reply(Replies.type(request), Replies.error("KernelError", String.valueOf(t))));
        } finally {
            publisher.publish(request.published("status", Replies.state("idle")));
        }
        stopped.forEach(queued -> queued.ifPresentOrElse(this::abort, this::end));
    }

    /** What was queued before the error became known is not executed; other requests are answered. */
    private void abort(Message queued) {
        if (!queued.type().equals("execute_request")) {
            serve(queued);
            return;
        }
        publisher.publish(queued.published("status", Replies.state("busy")));
        var aborted = new JsonObject();
        aborted.addProperty("status", "aborted");
        aborted.addProperty("execution_count", executions.count());
        channel.send(queued.reply("execute_reply", aborted));
        publisher.publish(queued.published("status", Replies.state("idle")));
    }
}
