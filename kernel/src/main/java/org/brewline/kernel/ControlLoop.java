package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Serves the control channel, also while a cell runs: interrupt and shutdown. */
final class ControlLoop {
    private final BrewlineKernel kernel;
    private final Channel channel;
    private final Publisher publisher;
    private final Requests requests;
    private final Runnable shutdown;

    ControlLoop(BrewlineKernel kernel, Channel channel, Publisher publisher, Requests requests, Runnable shutdown) {
        this.kernel = kernel;
        this.channel = channel;
        this.publisher = publisher;
        this.requests = requests;
        this.shutdown = shutdown;
    }

    void run() {
        for (Optional<Message> received = channel.receive(); received.isPresent(); received = channel.receive()) {
            Message request = received.get();
            publisher.publish(request.published("status", ShellLoop.state("busy")));
            switch (request.type()) {
                case "interrupt_request" -> {
                    kernel.interrupt();
                    channel.send(request.reply("interrupt_reply", ShellLoop.ok()));
                }
                case "shutdown_request" -> {
                    JsonObject content = ShellLoop.ok();
                    content.addProperty("restart", request.flag("restart", false));
                    channel.send(request.reply("shutdown_reply", content));
                    publisher.publish(request.published("shutdown_reply", content));
                    publisher.publish(request.published("status", ShellLoop.state("idle")));
                    shutdown.run();
                    return;
                }
                default -> requests.answer(request).ifPresent(channel::send);
            }
            publisher.publish(request.published("status", ShellLoop.state("idle")));
        }
    }
}
