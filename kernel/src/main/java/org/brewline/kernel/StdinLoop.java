package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.brewline.kernel.output.CellInput;
import org.brewline.kernel.threads.Threads;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;

/** Asks the frontend for lines that the user's code reads. */
final class StdinLoop {
    private final Channel channel;
    private final LinkedBlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final ReentrantLock asking = new ReentrantLock();
    /** The user's thread must not touch a socket, so another one sends for it. */
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(task -> Threads.daemon("stdin-send", task));

    StdinLoop(Channel channel) {
        this.channel = channel;
    }

    void start() {
        Threads.start("stdin", () -> {
            for (Optional<Message> reply = channel.receive(); reply.isPresent(); reply = channel.receive()) {
                if (reply.get().type().equals("input_reply")) {
                    replies.add(reply.get().text("value"));
                }
            }
        });
    }

    /** What the cell of a request reads from. */
    CellInput input(Message request, boolean allowed) {
        if (!allowed) {
            return CellInput.NONE;
        }
        return (prompt, password) -> {
            var content = new JsonObject();
            content.addProperty("prompt", prompt);
            content.addProperty("password", password);
            return Optional.of(ask(request.reply("input_request", content)));
        };
    }

    /** A reply does not say what it replies to, so only one is asked at a time. */
    private String ask(Message question) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            replies.clear(); // those to a question whose cell was interrupted
            sender.execute(() -> channel.send(question));
            return replies.take();
        } finally {
            asking.unlock();
        }
    }
}
