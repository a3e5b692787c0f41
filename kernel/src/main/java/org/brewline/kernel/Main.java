package org.brewline.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.brewline.kernel.history.HistoryFolder;
import org.brewline.kernel.session.JShellSession;
import org.brewline.kernel.wire.Connection;

/** Starts the kernel: {@code java … org.brewline.kernel.Main CONNECTION_FILE}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: java … " + Main.class.getName() + " CONNECTION_FILE (Jupyter gives it)");
            System.exit(2);
        }
        try {
            JShellSession session = KernelServer.beginSession(true);
            var server =
                    KernelServer.start(Connection.read(Path.of(arguments[0])), session, usersHistory(), Main::exit);
            Surroundings.watch(server);
            JShellSession.loadChecks();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    private static HistoryFolder usersHistory() {
        return HistoryFolder.of(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /** Ends the JVM at once; what must be saved is saved. */
    private static void exit() {
        Runtime.getRuntime().halt(0);
    }
}
