package org.brewline.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.OutputRouter;
import org.brewline.kernel.wire.Connection;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Sockets;

/** Starts the kernel: {@code java … org.brewline.kernel.Main CONNECTION_FILE}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: java … " + Main.class.getName() + " CONNECTION_FILE (Jupyter gives it)");
            System.exit(2);
        }
        try {
            serve(Connection.read(Path.of(arguments[0])));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void serve(Connection connection) {
        var sockets = new Sockets(connection);
        sockets.publisher().publish(Message.unasked("status", ShellLoop.state("starting")));
        OutputRouter.install();
        var kernel = new BrewlineKernel(options());
        var requests = new Requests(kernel);
        var ended = new AtomicBoolean();
        Runnable shutdown = () -> end(kernel, sockets, ended);
        var shell = new ShellLoop(kernel, sockets.shell(), sockets.publisher(), requests);
        var control = new ControlLoop(kernel, sockets.control(), sockets.publisher(), requests, shutdown);
        daemon("control", control::run);
        daemon("parent", () -> waitForParent(shutdown));
        Runtime.getRuntime().addShutdownHook(new Thread(kernel::shutDown, "shutdown"));
        var ready = new CountDownLatch(1);
        daemon("warm-up", () -> {
            kernel.installExtensions();
            ready.countDown();
            warmUp(kernel);
        });
        shell.beforeFirstCell(ready);
        shell.run();
    }

    /** The first cell is as fast as the others when JShell has compiled something while the frontend connects. */
    private static void warmUp(BrewlineKernel kernel) {
        kernel.cells().run("1 + 1", 0, new CellOutput((type, content) -> {}, 0));
    }

    private static List<String> options() {
        String text = System.getenv().getOrDefault("BREWLINE_COMPILER_OPTIONS", "");
        return Arrays.stream(text.split(" ", -1)).filter(o -> !o.isBlank()).toList();
    }

    /** A kernel whose server died ends too. */
    private static void waitForParent(Runnable shutdown) {
        ProcessHandle.current().parent().ifPresent(parent -> {
            parent.onExit().join();
            shutdown.run();
        });
    }

    private static void end(BrewlineKernel kernel, Sockets sockets, AtomicBoolean ended) {
        if (ended.compareAndSet(false, true)) {
            kernel.shutDown();
            sockets.publisher().close();
            Runtime.getRuntime().halt(0);
        }
    }

    private static void daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
