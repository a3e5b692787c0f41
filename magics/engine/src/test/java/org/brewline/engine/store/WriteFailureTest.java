package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.config.ProblemsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every write, rename, sync and statement fails once; what the store holds afterwards is whole. */
class WriteFailureTest {
    private static final ArtifactHandlers BUILT_IN = ArtifactHandlers.builtIn();

    @TempDir
    Path folder;

    /** Lets the n-th operation fail as a full disk does. */
    private static final class NthFails implements Tripwire {
        private final AtomicInteger left;

        NthFails(int n) {
            left = new AtomicInteger(n);
        }

        @Override
        public void before(String what) throws IOException {
            if (left.getAndDecrement() == 0) {
                throw new IOException("No space left on device");
            }
        }

        boolean happened() {
            return left.get() < 0;
        }
    }

    @Test
    void aStoreIsWholeWhicheverOperationOfItsMakingFails() throws Exception {
        int operations = everyOneFails(
                "made",
                wire -> Store.open(folder.resolve("made"), BUILT_IN, wire).close());

        assertThat(operations).isGreaterThan(20);
    }

    @Test
    void aStoreIsWholeWhicheverOperationOfARunFails() throws Exception {
        Path template = folder.resolve("template");
        Store.open(template).close();

        int operations = everyOneFails("run", wire -> {
            copy(template, folder.resolve("run"));
            writeAll(folder.resolve("run"), wire);
        });

        assertThat(operations).isGreaterThan(40);
    }

    /** Does it again and again in a folder of that name until nothing fails; gives how many operations there were. */
    private int everyOneFails(String name, Attempt attempt) throws Exception {
        Path store = folder.resolve(name);
        for (int operations = 0; ; operations++) {
            var wire = new NthFails(operations);
            try {
                attempt.with(wire);
            } catch (StoreException | ProblemsException | CompletionException e) {
                assertThat(e).hasStackTraceContaining("No space left on device");
            }
            if (Files.exists(store.resolve("store.db"))) {
                Invariants.hold(store);
            }
            if (!wire.happened()) {
                return operations;
            }
            Session.delete(store);
        }
    }

    private interface Attempt {
        void with(Tripwire wire) throws IOException;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (Path file : (Iterable<Path>) tree::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void writeAll(Path folder, Tripwire wire) {
        try (Store store = Store.open(folder, BUILT_IN, wire)) {
            var journal = StoreWrites.begin(store, "a", "b", "c");
            StoreWrites.finished(store, journal, "a", List.of(1, 2, 3));
            StoreWrites.finished(store, journal, "b", Model.of("text").with("c", 1));
            StoreWrites.finished(store, journal, "c", new byte[10_000]);
            journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
        }
    }

    @Test
    void aFailedWriteNamesTheOutputAndTheReason() {
        var wire = new Tripwire() {
            private boolean full;

            @Override
            public void before(String what) throws IOException {
                if (full && what.equals("write")) {
                    throw new IOException("No space left on device");
                }
            }
        };
        try (Store store = Store.open(folder, BUILT_IN, wire)) {
            wire.full = true;
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> store.write("train", "List<Row>", Collections.nCopies(2_000, 1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("output \"train\" of type List<Row> can't be stored in %s: No space left on device"
                            .formatted(folder));
            wire.full = false;
        }
    }

    @Test
    void oneBadChangeDoesNotSpoilTheGroupItIsCommittedWith() {
        try (Database database = Database.open(new Sqlite(folder.resolve("store.db")), Tripwire.NONE)) {
            var good = database.write(sql -> sql.update("insert into session values ('a', 1, 1, 'h', 1)"));
            var bad = database.write(sql -> sql.update("insert into nowhere values (1)"));
            var alsoGood = database.write(sql -> sql.update("insert into session values ('b', 1, 1, 'h', 1)"));

            alsoGood.join();
            good.join();
            assertThat(bad).isCompletedExceptionally();
            assertThat(database.<List<String>>read(sql -> sql.query(r -> r.getString(1), "select id from session")))
                    .containsExactly("a", "b");
        }
    }
}
