package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.PipelineShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder.resolve(".brewline"));
    }

    /** Takes the content away, as if somebody had removed it. */
    void lose(Store store) throws Exception {
        for (Path object : Invariants.objects(store.folder())) {
            Files.delete(object);
        }
    }

    private Store open() {
        return Store.open(address());
    }

    private static RunId id(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Test
    void aRunIsFoundByTheBeginningOfItsId() {
        try (Store store = open()) {
            var journal = StoreWrites.begin(store, "a");

            assertThat(store.run(store.brief(journal.run())).id()).isEqualTo(journal.run());
        }
    }

    @Test
    void anAmbiguousBeginningListsTheCandidates() {
        try (Store store = open()) {
            StoreWrites.begin(store, id("01970000-0000-7000-8000-00000000000a"), "a");
            StoreWrites.begin(store, id("01970000-0000-7000-8000-0000000000ab"), "a");

            assertThatThrownBy(() -> store.run("01970000"))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("\"01970000\" is the beginning of more than one run's ID")
                    .hasMessageContaining("01970000-0000-7000-8000-00000000000a (penguins, 2023-11-14T22:13:20Z)")
                    .hasMessageContaining("01970000-0000-7000-8000-0000000000ab");
            assertThat(store.brief(id("01970000-0000-7000-8000-0000000000ab")))
                    .isEqualTo("01970000-0000-7000-8000-0000000000a");
        }
    }

    @Test
    void anUnknownRunNamesTheNewestOnes() {
        try (Store store = open()) {
            var journal = StoreWrites.begin(store, "a");

            assertThatThrownBy(() -> store.run("ffff"))
                    .hasMessageContaining("no run's ID begins with \"ffff\"")
                    .hasMessageContaining(journal.run().toString());
            assertThatThrownBy(() -> store.run("not an ID'; drop table run")).isInstanceOf(ProblemsException.class);
        }
    }

    @Test
    void aStoreThatIsAFileIsOneSentence() throws Exception {
        Files.writeString(folder.resolve(".brewline"), "not a folder");

        assertThatThrownBy(this::open)
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(
                        "the folder \"%s\" can't be written: it is a file".formatted(folder.resolve(".brewline")))
                .hasMessageContaining("BREWLINE_STORE");
    }

    @Test
    void theStoreOfAFolderIsTheNearestOneUpwards() throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Files.createDirectories(folder.resolve("a/.brewline"));

        assertThat(StoreAddress.of(folder.resolve("a/b"), Map.of()).folder()).isEqualTo(folder.resolve("a/.brewline"));
        assertThat(StoreAddress.of(folder.resolve("a/b"), Map.of("BREWLINE_STORE", "/elsewhere"))
                        .folder())
                .isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void equalContentIsStoredOnce() {
        try (Store store = open()) {
            Artifact first = store.write("a", "byte[]", new byte[1_000]);
            Artifact second = store.write("b", "byte[]", new byte[1_000]);

            assertThat(first.content()).isEqualTo(second.content());
            assertThat(store.statistics().objects()).isEqualTo(1);
            assertThat(store.statistics().objectBytes()).isEqualTo(1_000);
        }
    }

    @Test
    void aFolderIsStoredFileByFileAndLaidOutAgain() throws Exception {
        Path made = Files.createDirectories(folder.resolve("made"));
        Files.createDirectories(made.resolve("deep"));
        Files.writeString(made.resolve("deep/a.txt"), "a");
        Files.writeString(made.resolve("b.txt"), "b");
        try (Store store = open()) {
            Artifact artifact = store.write("folder", "Path", made);

            assertThat(artifact.folder()).isTrue();
            assertThat(artifact.size()).isEqualTo(2);
            assertThat(store.open(artifact).resolve("deep/a.txt")).hasContent("a");
            assertThat(store.open(artifact).resolve("b.txt")).hasContent("b");
        }
    }

    @Test
    void smallContentIsInTheDatabaseAndHasAPathWhenItIsAskedFor() throws Exception {
        try (Store store = open()) {
            Artifact small = store.write("accuracy", "double", 0.95);
            Artifact large = store.write("data", "byte[]", new byte[SmallObjects.MOST + 1]);

            assertThat(Invariants.objects(store.folder())).containsExactly(store.open(large));
            assertThat(store.open(small)).hasContent("0.95");
            assertThat(store.value(small, double.class, getClass().getClassLoader()))
                    .isEqualTo(0.95);
            assertThat(store.statistics().objects()).isEqualTo(2);
        }
    }

    @Test
    void aStoreOfTheFirstSchemaIsMigratedWithItsRuns() throws Exception {
        Files.createDirectories(folder.resolve(".brewline"));
        Dialect dialect = address().dialect();
        try (var sql = new Sql(dialect.connect(), dialect, Tripwire.NONE)) {
            Migrations.apply(sql, "the store", 1);
        }

        try (Store migrated = open()) {
            assertThat(migrated.holds(migrated.write("accuracy", "double", 0.95)))
                    .isTrue();
        }
    }

    @Test
    void aMissingObjectIsASentenceAndNoCacheHit() throws Exception {
        try (Store store = open()) {
            Artifact artifact = store.write("train", "Model<String>", Model.of("text"));
            lose(store);

            assertThat(store.holds(artifact)).isFalse();
            assertThatThrownBy(
                            () -> store.value(artifact, Model.class, getClass().getClassLoader()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the content of artifact \"train\"")
                    .hasMessageContaining("run its step again");
        }
    }

    @Test
    void aClosedStoreMarksItsRunsAsInterrupted() {
        RunId run;
        try (Store store = open()) {
            var journal = StoreWrites.begin(store, "a");
            journal.stepStarted("a", 1, StoreWrites.NOW).join();
            run = journal.run();
        }
        try (Store store = open()) {
            assertThat(store.run(run).orElseThrow().state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(store.steps(run).get(0).state()).isEqualTo(StepState.INTERRUPTED);
        }
    }

    @Test
    void aSecondOpenInTheSameProcessLeavesTheFirstOnesRunsAlone() {
        try (Store first = open()) {
            var journal = StoreWrites.begin(first, "a");
            try (Store second = open()) {
                assertThat(second.run(journal.run()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
            }
        }
    }

    @Test
    void manyOpenAndWriteAtOnce() {
        var all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try (Store store = open()) {
                        var journal = StoreWrites.begin(store, "a");
                        StoreWrites.finished(store, journal, "a", "value " + i % 2);
                        journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
                        return journal.run();
                    }
                }))
                .toList();
        var runs = all.stream().map(CompletableFuture::join).toList();

        try (Store store = open()) {
            assertThat(store.runs(RunQuery.all().state(RunState.SUCCEEDED)))
                    .extracting(RunRecord::id)
                    .containsExactlyInAnyOrderElementsOf(runs);
            assertThat(store.statistics().objects()).isEqualTo(2);
        }
    }

    @Test
    void runsComeNewestFirstAndInPages() {
        try (Store store = open()) {
            List<RunId> ids = IntStream.range(0, 5)
                    .mapToObj(i -> StoreWrites.begin(store, "a").run())
                    .toList();

            var page = store.runs(RunQuery.all().limit(2));
            assertThat(page).extracting(RunRecord::id).containsExactly(ids.get(4), ids.get(3));
            assertThat(store.runs(RunQuery.all().limit(2).before(page.get(1).id())))
                    .extracting(RunRecord::id)
                    .containsExactly(ids.get(2), ids.get(1));
        }
    }

    @Test
    void aNewerSchemaIsRefusedWithASentence() {
        open().close();
        try (Database database = Database.open(address().dialect(), Tripwire.NONE)) {
            database.writeNow(sql -> sql.update("insert into schema_version values (99, 0)"));
        }
        assertThatThrownBy(this::open).hasMessageContaining("was written by a newer Brewline (schema 99");
    }

    @Test
    void secretsLeaveADigestThatDependsOnTheStore() {
        try (Store one = Store.open(folder.resolve("one"));
                Store two = Store.open(folder.resolve("two"))) {
            assertThat(one.secretDigest("password")).isEqualTo(one.secretDigest("password"));
            assertThat(Set.of(one.secretDigest("password"), two.secretDigest("password"), one.secretDigest("other")))
                    .hasSize(3);
        }
    }

    @Test
    void aStartThatIsCommittedTogetherWithItsEndIsInTheSameRow() {
        try (Store store = open()) {
            Journal journal = StoreWrites.begin(store, "a", "b");
            Instant begun = StoreWrites.NOW.minusSeconds(7);
            CompletableFuture<Void> told = journal.stepStarted("a", 1, begun);
            journal.stepFinished(StoreWrites.end("a", List.of())).join();

            assertThat(told).isCompleted();
            StepRecord step = store.step(journal.run(), "a").orElseThrow();
            assertThat(step.started()).contains(begun);
            assertThat(step.finished()).contains(StoreWrites.NOW);
            assertThat(step.attempts()).isEqualTo(1);
        }
    }

    @Test
    void aStepThatWasTriedAgainBeganWithItsFirstAttempt() {
        try (Store store = open()) {
            Journal journal = StoreWrites.begin(store, "a");
            Instant begun = StoreWrites.NOW.minusSeconds(7);
            var unused = journal.stepStarted("a", 1, begun);
            unused = journal.stepStarted("a", 2, begun.plusSeconds(3));
            journal.stepFinished(StoreWrites.end("a", List.of())).join();

            StepRecord step = store.step(journal.run(), "a").orElseThrow();
            assertThat(step.started()).contains(begun);
            assertThat(step.attempts()).isEqualTo(2);
        }
    }

    @Test
    void aRunThatWasInterruptedDidNotEndBeforeItBegan() {
        Instant ahead = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
        RunId run;
        try (Store store = open()) {
            run = store.newRunId();
            var shape = new PipelineShape("penguins", "", List.of(), List.of(), List.of());
            Journal journal = store.begin(new RunStart(
                    run,
                    shape,
                    ahead,
                    "a JVM",
                    Map.of(),
                    Map.of("a", StoreWrites.component()),
                    List.of(),
                    Optional.empty()));
            journal.stepStarted("a", 1, ahead).join();
        }

        try (Store store = open()) {
            assertThat(store.run(run).orElseThrow().finished()).contains(ahead);
            assertThat(store.step(run, "a").orElseThrow().finished()).contains(ahead);
        }
    }
}
