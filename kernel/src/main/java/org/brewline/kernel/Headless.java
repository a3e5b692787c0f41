package org.brewline.kernel;

import java.util.List;
import java.util.Optional;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.Outlet;
import org.brewline.kernel.session.JShellSession;

/**
 * A kernel without sockets: its own process runs the cells of a notebook, with all that a cell has in Jupyter. One in
 * a JVM; cells run one at a time.
 *
 * <pre>{@code
 * try (var kernel = Headless.start()) {
 *     Optional<ErrorText> failure = kernel.run("1 + 1", 1, (type, content) -> System.err.println(content));
 * }
 * }</pre>
 */
public final class Headless implements AutoCloseable {
    private final BrewlineKernel kernel;
    private final CellThreads threads = new CellThreads();

    private Headless(BrewlineKernel kernel) {
        this.kernel = kernel;
    }

    /** Begins a session; from now on what this JVM prints goes to the cell that prints it. */
    public static Headless start() {
        JShellSession session = KernelServer.beginSession(true);
        return new Headless(new BrewlineKernel(session, (type, content) -> {}));
    }

    /** The kernel, for extensions to be installed in. */
    public BrewlineKernel kernel() {
        return kernel;
    }

    /**
     * Runs a cell and waits for its end.
     *
     * @param number what positions in it are called by
     * @param outlet takes what it shows and prints, as Jupyter's messages
     * @return how it failed, or empty
     */
    public Optional<ErrorText> run(String cell, int number, Outlet outlet) {
        return threads.run(number, () -> kernel.cells().run(cell, number, new CellOutput(outlet, number)));
    }

    /** The magics that are registered, by name. */
    public List<String> magicNames() {
        return kernel.magics().stream().map(magic -> magic.name()).toList();
    }

    /** Ends the cell that runs. Any thread; returns at once. */
    public void interrupt() {
        threads.interrupt();
    }

    @Override
    public void close() {
        kernel.shutDown();
    }
}
