package org.brewline.kernel;

import java.util.Optional;
import java.util.Set;
import org.brewline.kernel.wire.Channel;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/**
 * Serves the shell channel: hands each request to its subshell, or to the main shell. There cells run one after the
 * other in the order of their requests; what only asks (completion, inspection, information) is answered at once, also
 * while a cell runs.
 */
final class ShellLoop {
    private static final Set<String> IN_TURN =
            Set.of("execute_request", "history_request", "comm_open", "comm_msg", "comm_close");

    private final Channel channel;
    private final Publisher publisher;
    private final Executions executions;
    private final Subshells subshells;
    private final Shell main;

    ShellLoop(Channel channel, Publisher publisher, Requests requests, Executions executions) {
        this.channel = channel;
        this.publisher = publisher;
        this.executions = executions;
        main = new Shell(channel, publisher, requests, executions);
        subshells = new Subshells(() -> new Shell(channel, publisher, requests, executions));
    }

    Subshells subshells() {
        return subshells;
    }

    /** Receives until the socket is closed. */
    void receiveAll() {
        main.start("cells");
        for (Optional<Message> request = channel.receive(); request.isPresent(); request = channel.receive()) {
            route(request.get());
        }
    }

    private void route(Message message) {
        if (!message.subshell().isEmpty()) {
            subshells.find(message.subshell()).ifPresentOrElse(shell -> shell.add(message), () -> refuse(message));
        } else if (IN_TURN.contains(message.type())) {
            main.add(message);
        } else {
            main.serve(message);
            executions.sayStillBusy();
        }
    }

    private void refuse(Message message) {
        publisher.publish(message.published("status", Replies.state("busy")));
        channel.send(message.reply(Replies.type(message), Subshells.unknown(message.subshell())));
        publisher.publish(message.published("status", Replies.state("idle")));
    }
}
