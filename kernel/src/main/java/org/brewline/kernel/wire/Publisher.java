package org.brewline.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.brewline.kernel.threads.Threads;
import org.zeromq.ZMQException;

/**
 * The IOPub socket: any thread publishes, also the user's; messages leave in order, and none is dropped. Who
 * subscribes is welcomed, so that a frontend knows when it misses nothing more.
 */
public final class Publisher {
    private static final int QUEUE = 10_000;
    private static final byte SUBSCRIBES = 1;
    private static final byte UNSUBSCRIBES = 0;

    /** A message, or the end when empty. */
    private final LinkedBlockingQueue<Optional<Message>> queue = new LinkedBlockingQueue<>(QUEUE);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Channel channel;

    Publisher(Channel channel) {
        this.channel = channel;
        Threads.start("iopub", this::serveSubscribers);
        Threads.start("publish", this::sendAll);
    }

    /** Sends to every frontend; waits while the queue is full. */
    public void publish(Message message) {
        put(Optional.of(message));
    }

    private void put(Optional<Message> message) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(message);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() {
        try {
            for (Optional<Message> next = queue.take(); next.isPresent(); next = queue.take()) {
                send(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** What can't be written as JSON is named in its place: nothing is lost silently, and the next message is sent. */
    private void send(Message message) {
        try {
            channel.send(message);
        } catch (RuntimeException | StackOverflowError e) {
            var content = new JsonObject();
            content.addProperty("name", "stderr");
            content.addProperty(
                    "text",
                    "a message of type %s could not be sent: %s\n"
                            .formatted(
                                    message.type(),
                                    e instanceof StackOverflowError ? "its JSON is nested too deep" : e.getMessage()));
            channel.send(message.instead("stream", content));
        }
    }

    private void serveSubscribers() {
        try {
            while (true) {
                List<byte[]> frames = channel.receiveFrames();
                byte[] first = frames.get(0);
                if (frames.size() == 1 && first.length > 0 && first[0] == SUBSCRIBES) {
                    // JeroMQ takes the topic with the byte before it (0.6.0; seen 2026-11)
                    channel.now(socket -> socket.subscribe(first));
                    channel.sendNow(welcome(new String(first, 1, first.length - 1, StandardCharsets.UTF_8)));
                } else if (frames.size() == 1 && first.length > 0 && first[0] == UNSUBSCRIBES) {
                    channel.now(socket -> socket.unsubscribe(first));
                }
            }
        } catch (ZMQException | IllegalStateException closed) {
            ended.countDown();
        }
    }

    private static Message welcome(String subscription) {
        var content = new JsonObject();
        content.addProperty("subscription", subscription);
        return Message.unasked("iopub_welcome", content).to(subscription);
    }

    /** Sends what is queued, for at most a second. */
    public void drain() throws InterruptedException {
        put(Optional.empty());
        if (ended.await(1, TimeUnit.SECONDS)) {
            while (!channel.isDrained()) {
                Thread.onSpinWait();
            }
        }
    }
}
