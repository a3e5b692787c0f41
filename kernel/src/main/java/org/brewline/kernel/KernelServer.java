package org.brewline.kernel;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.brewline.kernel.history.History;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.output.InputRouter;
import org.brewline.kernel.output.OutputRouter;
import org.brewline.kernel.session.JShellSession;
import org.brewline.kernel.threads.Threads;
import org.brewline.kernel.wire.Connection;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Sockets;

/**
 * A kernel behind its sockets. The sockets answer before the kernel is made: while the frontend connects, another
 * thread makes it and installs the extensions.
 */
final class KernelServer {
    private static final long LONGEST_END_NANOS = 5_000_000_000L;

    private final Sockets sockets;
    private final KernelSource kernel = new KernelSource();
    private final Executions executions;
    private final History history;
    private final Runnable exit;
    private final AtomicBoolean ended = new AtomicBoolean();

    private KernelServer(Connection connection, HistoryFolder kept, Runnable exit) throws IOException {
        this.exit = exit;
        sockets = new Sockets(connection);
        history = new History(kept);
        var stdin = new StdinLoop(sockets.stdin());
        executions = new Executions(kernel, sockets.publisher(), history, stdin);
        var requests = new Requests(kernel, history, connection.ports());
        var shell = new ShellLoop(sockets.shell(), sockets.publisher(), requests, executions);
        var control = new ControlLoop(sockets, requests, executions, shell.subshells(), this::end);
        stdin.start();
        Threads.start("shell", shell::receiveAll);
        Threads.start("control", control::receiveAll);
    }

    /**
     * Binds the sockets and serves them.
     *
     * @param session what executes the cells
     * @param kept where the history of all sessions is
     * @param exit what ends the process after a shutdown
     * @throws IOException if a socket can't be bound
     */
    static KernelServer start(Connection connection, JShellSession session, HistoryFolder kept, Runnable exit)
            throws IOException {
        var server = new KernelServer(connection, kept, exit);
        server.sockets.publisher().publish(Message.unasked("status", Replies.state("starting")));
        Threads.start("start", () -> server.makeKernel(session));
        return server;
    }

    /**
     * Begins to make the session that the server will have: it takes longer than all the rest, so it comes first, on a
     * thread of its own.
     *
     * @param alone whether it is the only one in this JVM
     */
    static JShellSession beginSession(boolean alone) {
        OutputRouter.install();
        InputRouter.install();
        var session = BrewlineKernel.session(options());
        if (alone) {
            session.alone();
        }
        Threads.start("compiler", session::warmUp);
        return session;
    }

    private void makeKernel(JShellSession session) {
        try {
            var made = new BrewlineKernel(session, new UnaskedOutlet(sockets.publisher()));
            made.installExtensions();
            kernel.set(made);
            tellUncaught(made);
            executions.open();
        } catch (RuntimeException | LinkageError e) {
            kernel.failed(e);
            executions.open();
        }
    }

    /** What ends a thread of the user's is told with the user's frames; all else as before. */
    private static void tellUncaught(BrewlineKernel kernel) {
        var before = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!kernel.cells().tellUncaught(thread, thrown)) {
                before.ifPresentOrElse(handler -> handler.uncaughtException(thread, thrown), thrown::printStackTrace);
            }
        });
    }

    /** Options for the compiler of cells come from the kernelspec's environment. */
    private static List<String> options() {
        String text = System.getenv().getOrDefault("BREWLINE_COMPILER_OPTIONS", "");
        return Arrays.stream(text.split(" ", -1)).filter(o -> !o.isBlank()).toList();
    }

    /** Exits even if something that runs at shutdown hangs. */
    private void exitSoon() {
        LockSupport.parkNanos(LONGEST_END_NANOS);
        exit.run();
    }

    void interrupt() {
        executions.interrupt();
    }

    /** Saves what is to be saved, sends what is queued, and exits. More than once is harmless. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            Threads.start("end", this::exitSoon);
            try {
                if (kernel.isThere()) {
                    kernel.get().shutDown();
                }
                sockets.publisher().drain();
                history.flush();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exit.run();
            }
        }
    }
}
