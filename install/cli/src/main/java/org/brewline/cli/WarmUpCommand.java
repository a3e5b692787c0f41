package org.brewline.cli;

import java.util.concurrent.Callable;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.Store;
import picocli.CommandLine.Command;

/** What the start-up archive is made from: opens a store that has nothing and does what most commands do. */
@Command(name = "warm-up", hidden = true, description = "Does what most commands do, for the start-up archive.")
final class WarmUpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Store store = Store.find(surroundings.folder())) {
            surroundings
                    .terminal()
                    .json(store.runs(RunQuery.all().limit(1)).stream()
                            .map(new RunJson(store)::whole)
                            .toList());
            var tree = new CommandTree(surroundings);
            tree.execute("runs", "--store", store.folder().toString());
            tree.execute("runs", "--json", "--store", store.folder().toString());
            tree.execute("show", "--store", store.folder().toString());
            return tree.execute("--help");
        }
    }
}
