package org.brewline.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.brewline.kernel.Headless;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.output.Outlet;
import org.brewline.notebook.BrewlineExtension;
import org.brewline.notebook.workbench.Workbench;

/**
 * A notebook's session in this process: the real kernel without its sockets. No Jupyter is needed for it, and what a run
 * tells comes as the engine's events, not as pictures.
 */
final class HeadlessNotebook implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Headless kernel;
    private final Supplier<Workbench> bench;
    private volatile boolean interrupted;
    private final Thread atExit;

    /** Begins a session that works in the notebook's folder. */
    HeadlessNotebook(Path folder) {
        kernel = Headless.start();
        bench = new BrewlineExtension(folder).installIn(kernel.kernel());
        atExit = new Thread(this::end, "end");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Workbench bench() {
        return bench.get();
    }

    Optional<ErrorText> run(String cell, int number, Outlet outlet) {
        return kernel.run(cell, number, outlet);
    }

    /** Whether a signal ends the process. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** What Ctrl-C comes to: the cell ends, and the store says of its runs that they were cancelled. */
    private void end() {
        interrupted = true;
        kernel.interrupt();
        try {
            // The store is closed when the cell has written what became of its runs, and the end was told; a cell that
            // can't be ended is left.
            var unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kernel.close();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook closes it
        }
        kernel.close();
    }
}
