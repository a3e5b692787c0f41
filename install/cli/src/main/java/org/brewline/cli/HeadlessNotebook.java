package org.brewline.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

    private final ReentrantLock busy = new ReentrantLock();
    private final Headless kernel;
    private final Supplier<Workbench> bench;
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
        busy.lock();
        try {
            return kernel.run(cell, number, outlet);
        } finally {
            busy.unlock();
        }
    }

    /** What Ctrl-C comes to: the cell ends, and the store says of its runs that they were cancelled. */
    private void end() {
        kernel.interrupt();
        try {
            // The store is closed when the cell has written what became of its runs; a cell that can't be ended is
            // left.
            if (busy.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                busy.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kernel.close();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the hook closes it
        }
        kernel.close();
    }
}
