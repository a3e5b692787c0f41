package org.brewline.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreAddress;
import org.brewline.engine.store.StoreCopy;
import org.brewline.engine.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brewline store copy}: runs from one store to another. */
@Command(
        name = "copy",
        description = {
            "Copies all runs with their artifacts, metrics and logs from one store to another, of a folder or of"
                    + " PostgreSQL.",
            "What the other store has is left as it is there, and so are runs that go on; broken off, it goes on where"
                    + " it was when it is started again."
        },
        footer = {
            "",
            "  brewline store copy .brewline 'jdbc:postgresql://db/brewline?user=me' --to-objects /team/brewline",
            "  brewline store copy .brewline 'jdbc:postgresql://db/brewline?user=me' --to-objects s3://team/brewline",
            "",
            "Secrets' digests are made with a store's own key, so runs that were given secrets are executed anew by the",
            "other store, not taken from its cache."
        })
final class StoreCopyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FROM", description = "The store's folder, or jdbc:postgresql://….")
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The other's; it is made if there is none.")
    String to = "";

    @Option(
            names = "--from-objects",
            paramLabel = "PLACE",
            description = "Where the content of FROM is, if that is on a server: a folder, or s3://bucket/folder;"
                    + " BREWLINE_OBJECTS without.")
    String fromObjects = "";

    @Option(names = "--to-objects", paramLabel = "PLACE", description = "The same of TO.")
    String toObjects = "";

    @Option(names = "--json", description = "One JSON value, for scripts.")
    boolean json;

    StoreCopyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StoreAddress source = address(from, fromObjects);
        StoreAddress target = address(to, toObjects);
        if (!source.exists()) {
            throw new Refusal(ExitCode.NO_STORE, "There is no store " + source);
        }
        if (source.equals(target)) {
            throw new Refusal("Both are the same store: " + source);
        }
        try (Store opened = Store.open(source);
                Store other = Store.open(target)) {
            StoreCopy.Copied copied = new StoreCopy(opened, other)
                    .all((done, total) ->
                            surroundings.terminal().status("copying run %d of %d".formatted(done, total)));
            say(copied, other);
            return ExitCode.DONE;
        } catch (ProblemsException | StoreException e) {
            throw new Refusal(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
    }

    private StoreAddress address(String text, String objects) {
        var environment = new HashMap<>(System.getenv());
        if (!objects.isEmpty()) {
            environment.put("BREWLINE_OBJECTS", objects);
        }
        return StoreAddress.parse(text, surroundings.folder(), environment);
    }

    private void say(StoreCopy.Copied copied, Store other) {
        if (json) {
            surroundings
                    .terminal()
                    .json(Map.of(
                            "copied",
                                    copied.runs().stream().map(RunId::toString).toList(),
                            "there", copied.there(),
                            "running", copied.running()));
            return;
        }
        surroundings
                .terminal()
                .say("copied %d runs to %s%s%s"
                        .formatted(
                                copied.runs().size(),
                                other.address(),
                                copied.there() == 0 ? "" : "; %d were there".formatted(copied.there()),
                                copied.running() == 0 ? "" : "; %d go on and were left".formatted(copied.running())));
    }
}
