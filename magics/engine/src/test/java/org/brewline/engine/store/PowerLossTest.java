package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.artifact.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power fails before every operation: what was not synced by then has no name any more, and the store is whole without it. */
class PowerLossTest {
    @TempDir
    Path folder;

    /** Before each operation copies what a disk would still have. */
    private static final class Images implements Tripwire {
        private final Path store;
        private final Path images;
        private final List<Path> taken = new ArrayList<>();
        private Set<Path> durable = new HashSet<>();
        private boolean synced;

        Images(Path store, Path images) {
            this.store = store;
            this.images = images;
        }

        @Override
        public synchronized void before(String what) throws IOException {
            if (!Files.exists(store.resolve("store.db"))) {
                return;
            }
            if (synced) {
                durable = objects();
            }
            synced = what.equals("sync folder");
            Path image = Files.createDirectories(images.resolve(String.valueOf(taken.size())));
            for (String file : List.of("store.db", "store.db-wal", "secret.key")) {
                if (Files.exists(store.resolve(file))) {
                    Files.copy(store.resolve(file), image.resolve(file));
                }
            }
            for (Path object : durable) {
                Path copy = image.resolve(store.relativize(object).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(object, copy);
            }
            taken.add(image);
        }

        private Set<Path> objects() throws IOException {
            return new HashSet<>(Invariants.objects(store));
        }
    }

    @Test
    void noRowPointsToWhatWasNotSynced() {
        Path original = folder.resolve("store");
        var images = new Images(original, folder.resolve("images"));
        try (Store store = Store.open(original, ArtifactHandlers.builtIn(), images)) {
            var journal = StoreWrites.begin(store, "a", "b", "c");
            StoreWrites.finished(store, journal, "a", 1);
            StoreWrites.finished(store, journal, "b", Model.of("text").with("c", 1));
            StoreWrites.finished(store, journal, "c", new byte[10_000]);
            journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
        }

        int most = 0;
        for (Path image : images.taken) {
            try (Store left = Store.open(image)) {
                assertThat(left.verify(Advance.SILENT).damages())
                        .as("image %s", image.getFileName())
                        .isEmpty();
                int finished = left.runs(RunQuery.all()).stream()
                        .mapToInt(run -> (int) left.steps(run.id()).stream()
                                .filter(step -> step.state() == StepState.SUCCEEDED)
                                .count())
                        .sum();
                assertThat(finished)
                        .as("a finished step is lost in %s", image.getFileName())
                        .isGreaterThanOrEqualTo(most);
                most = finished;
            }
        }
        assertThat(most).isEqualTo(3);
        assertThat(images.taken).hasSizeGreaterThan(40);
    }
}
