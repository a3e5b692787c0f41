package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A garbage collection removes what no kept run needs, and nothing else; a verification finds what is wrong. */
class GarbageTest {
    @TempDir
    Path folder;

    private Store store;

    Store store() {
        return store;
    }

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder);
    }

    /** Takes the content away, as if somebody had removed it. */
    void lose(Store from, Artifact artifact) throws Exception {
        Files.delete(from.objects().path(artifact.content()));
    }

    /** Puts other bytes where the content is, or was. */
    void replace(Store in, Artifact artifact, byte[] bytes) throws Exception {
        Path object = in.objects().path(artifact.content());
        if (Files.exists(object)) {
            assertThat(object.toFile().setWritable(true)).isTrue();
        }
        Files.write(object, bytes);
    }

    /** Makes the content as old as can be. */
    void age(Store in, Artifact artifact) throws Exception {
        Files.setLastModifiedTime(in.objects().path(artifact.content()), FileTime.fromMillis(0));
    }

    @BeforeEach
    void open() {
        store = Store.open(address());
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        Invariants.hold(address());
    }

    /** A value whose content has a file of its own. */
    private static byte[] large(int seed) {
        var bytes = new byte[20_000];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }

    private RunId run(Object value) {
        var journal = StoreWrites.begin(store, "a");
        StoreWrites.finished(store, journal, "a", value);
        journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
        return journal.run();
    }

    private RunId cachedFrom(RunId origin) {
        var journal = StoreWrites.begin(store, "a");
        List<Artifact> artifacts = store.step(origin, "a").orElseThrow().artifacts();
        var from = Optional.of(new StepOrigin(origin, "a"));
        journal.stepFinished(new StepEnd("a", StoreWrites.NOW, List.of(), artifacts, Optional.empty(), from))
                .join();
        journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
        return journal.run();
    }

    private Artifact artifact(RunId run) {
        return store.step(run, "a").orElseThrow().artifacts().get(0);
    }

    @Test
    void withoutAChoiceOnlyWhatNoRowNamesGoes() {
        RunId kept = run(large(1));
        store.write("nobody", "byte[]", large(2));

        Collected collected = store.collect(GarbagePlan.unreferenced(), Advance.SILENT);

        assertThat(collected).isEqualTo(new Collected(List.of(), List.of(), 1, 20_000));
        assertThat(store.holds(artifact(kept))).isTrue();
    }

    @Test
    void aRemovedRunTakesItsRowsItsFolderAndItsContentWithIt() {
        RunId gone = run(large(1));
        RunId kept = run(large(2));
        Artifact content = artifact(gone);
        Path view = store.open(content);

        Collected collected = store.collect(GarbagePlan.of(List.of(gone)), Advance.SILENT);

        assertThat(collected.runs()).containsExactly(gone);
        assertThat(store.run(gone)).isEmpty();
        assertThat(store.holds(content)).isFalse();
        assertThat(view).doesNotExist();
        assertThat(folder.resolve("runs").resolve(gone.toString())).doesNotExist();
        assertThat(store.holds(artifact(kept))).isTrue();
    }

    @Test
    void contentThatAnotherRunHasTooStays() {
        RunId gone = run(large(1));
        RunId kept = run(large(1));

        store.collect(GarbagePlan.of(List.of(gone)), Advance.SILENT);

        assertThat(store.holds(artifact(kept))).isTrue();
    }

    @Test
    void aRunWhoseResultsAnotherTookStaysUntilThatGoesToo() {
        RunId origin = run(large(1));
        RunId taker = cachedFrom(origin);

        Collected first = store.collect(GarbagePlan.of(List.of(origin)), Advance.SILENT);
        Collected both = store.collect(GarbagePlan.of(List.of(origin, taker)), Advance.SILENT);

        assertThat(first.runs()).isEmpty();
        assertThat(first.needed()).containsExactly(origin);
        assertThat(both.runs()).containsExactly(taker, origin);
    }

    @Test
    void theNewestOfEachPipelineAreKept() {
        RunId first = run(large(1));
        RunId second = run(large(2));
        RunId third = run(large(3));

        Collected collected = store.collect(GarbagePlan.unreferenced().keepNewest(2), Advance.SILENT);

        assertThat(collected.runs()).containsExactly(first);
        assertThat(store.runs(RunQuery.all())).extracting(RunRecord::id).containsExactly(third, second);
    }

    @Test
    void whatIsOldGoesUnlessItIsAmongTheNewest() {
        run(large(1));
        RunId newest = run(large(2));
        var plan = GarbagePlan.unreferenced().olderThan(Duration.ofDays(30));

        assertThat(store.collect(plan.olderThan(Duration.ofDays(36_500)), Advance.SILENT)
                        .runs())
                .isEmpty();
        store.collect(plan.keepNewest(1), Advance.SILENT);

        assertThat(store.runs(RunQuery.all())).extracting(RunRecord::id).containsExactly(newest);
    }

    @Test
    void aDryRunCountsTheSameAndRemovesNothing() {
        RunId run = run(large(1));
        var plan = GarbagePlan.of(List.of(run));

        Collected counted = store.collect(plan.counting(), Advance.SILENT);

        assertThat(store.holds(artifact(run))).isTrue();
        assertThat(store.collect(plan, Advance.SILENT)).isEqualTo(counted);
    }

    @Test
    void aRunThatGoesOnIsNeverRemoved() {
        var journal = StoreWrites.begin(store, "a");

        assertThat(store.collect(GarbagePlan.of(List.of(journal.run())), Advance.SILENT)
                        .runs())
                .isEmpty();
        assertThat(store.collect(GarbagePlan.unreferenced().keepNewest(0), Advance.SILENT)
                        .runs())
                .isEmpty();
    }

    @Test
    void whatARunningStepJustWroteStays() throws Exception {
        var journal = StoreWrites.begin(store, "a");
        Artifact young = store.write("output", "byte[]", large(1));
        Artifact old = store.write("output", "byte[]", large(2));
        age(store, old);

        store.collect(GarbagePlan.unreferenced(), Advance.SILENT);
        journal.stepFinished(StoreWrites.end("a", List.of(young))).join();

        assertThat(store.holds(old)).isFalse();
        assertThat(store.holds(young)).isTrue();
    }

    @Test
    void aStepIsNotRecordedWithContentThatIsGone() throws Exception {
        var journal = StoreWrites.begin(store, "a");
        Artifact artifact = store.write("output", "byte[]", large(1));
        lose(store, artifact);

        assertThatThrownBy(() -> journal.stepFinished(StoreWrites.end("a", List.of(artifact)))
                        .join())
                .hasMessageContaining("was removed while its step was recorded");
        assertThat(store.step(journal.run(), "a").orElseThrow().state()).isEqualTo(StepState.WAITING);
    }

    @Test
    void aWholeStoreIsWhole() {
        run(large(1));
        run(List.of(1, 2, 3));

        assertThat(store.verify(Advance.SILENT).damages()).isEmpty();
    }

    @Test
    void contentThatWasDeletedOrAlteredIsFoundWithTheRunsThatItTouches() throws Exception {
        RunId first = run(large(1));
        RunId second = run(large(2));
        lose(store, artifact(first));
        replace(store, artifact(second), new byte[20_000]);

        Verification found = store.verify(Advance.SILENT);
        replace(store, artifact(first), large(1));
        replace(store, artifact(second), large(2));

        assertThat(found.damages())
                .extracting(Verification.Damage::kind, d -> d.touches().get(0).run())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Verification.Kind.MISSING, first),
                        org.assertj.core.groups.Tuple.tuple(Verification.Kind.ALTERED, second));
    }
}
