package org.brewline.cli;

import java.util.function.Supplier;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreAddress;
import org.brewline.engine.store.StoreException;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Option;

/** Which store a command is about. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description =
                    "The store: a folder, or jdbc:postgresql://… with the content in the folder or the s3:// bucket that"
                            + " BREWLINE_OBJECTS names; without, what BREWLINE_STORE says, else the nearest .brewline from here"
                            + " upwards.")
    String store = "";

    /**
     * A workbench over a store.
     *
     * @param makes whether one is made that is not there; nothing is made by looking
     */
    Workbench open(Surroundings surroundings, boolean makes) {
        StoreAddress address = address(surroundings);
        if (!makes && !address.exists()) {
            throw new Refusal(
                    ExitCode.NO_STORE,
                    "There is no store %s\n    go to a notebook's folder, or name one: --store FOLDER"
                            .formatted(store.isEmpty() ? "in %s or above".formatted(surroundings.folder()) : address));
        }
        return open(surroundings, () -> Store.open(address));
    }

    StoreAddress address(Surroundings surroundings) {
        return store.isEmpty()
                ? StoreAddress.of(surroundings.folder())
                : StoreAddress.parse(store, surroundings.folder(), System.getenv());
    }

    private static Workbench open(Surroundings surroundings, Supplier<Store> stores) {
        var bench = Workbench.over(new NoCells(), surroundings.folder(), stores);
        try {
            bench.runs().store();
            return bench;
        } catch (ProblemsException | StoreException e) {
            bench.close();
            throw new Refusal(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
    }
}
