package org.brewline.cli;

import java.util.concurrent.Callable;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about a store that is there. */
abstract class StoreCommand implements Callable<Integer> {
    @Mixin
    StoreOption store = new StoreOption();

    @Option(names = "--json", description = "One JSON value, for scripts.")
    boolean json;

    final Surroundings surroundings;

    StoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    final Terminal terminal() {
        return surroundings.terminal();
    }

    @Override
    public final Integer call() throws Exception {
        try (Workbench bench = store.open(surroundings, false)) {
            return run(bench);
        }
    }

    /** Does the work; gives the exit code. */
    abstract int run(Workbench bench) throws Exception;
}
