package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs move between stores whole. */
class StoreCopyTest {
    @TempDir
    Path folder;

    /** Where the copy goes: of the same tests on another database, there. */
    StoreAddress target() {
        return StoreAddress.folder(folder.resolve("target"));
    }

    private static void write(Store store) throws Exception {
        var journal = StoreWrites.begin(store, "a", "b");
        var points = new PointBatch();
        for (int i = 0; i < 3_000; i++) {
            points.add("loss", i, i == 7 ? Double.NaN : 1.0 / (i + 1), i);
        }
        journal.points("a", points).join();
        journal.metricSet("a", new StaticMetric.Scalar("accuracy", 0.9), StoreWrites.NOW)
                .join();
        try (var log = journal.folder().log("a")) {
            log.write("hello\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        StoreWrites.finished(store, journal, "a", new byte[5_000]);
        StoreWrites.finished(store, journal, "b", 42);
        journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
    }

    @Test
    void everyRunArrivesWithItsArtifactsMetricsCurvesAndLogs() throws Exception {
        try (Store from = Store.open(folder.resolve("from"));
                Store to = Store.open(target())) {
            write(from);
            write(from);

            StoreCopy.Copied copied = new StoreCopy(from, to).all(Advance.SILENT);

            assertThat(copied.runs()).hasSize(2);
            assertThat(to.runs(RunQuery.all())).isEqualTo(from.runs(RunQuery.all()));
            for (RunId run : copied.runs()) {
                assertThat(to.steps(run)).isEqualTo(from.steps(run));
                assertThat(to.history(run)).isEqualTo(from.history(run));
                assertThat(to.points(run, "a", "loss")).isEqualTo(from.points(run, "a", "loss"));
                assertThat(to.curve(run, "a", "loss")).isEqualTo(from.curve(run, "a", "loss"));
                assertThat(to.log(run, "a")).isEqualTo("hello\n");
            }
            assertThat(to.verify(Advance.SILENT).damages()).isEmpty();
        }
    }

    @Test
    void copyingAgainCopiesOnlyWhatIsNew() throws Exception {
        try (Store from = Store.open(folder.resolve("from"));
                Store to = Store.open(target())) {
            write(from);
            new StoreCopy(from, to).all(Advance.SILENT);
            write(from);
            StoreWrites.begin(from, "a");

            StoreCopy.Copied copied = new StoreCopy(from, to).all(Advance.SILENT);

            assertThat(copied.runs()).hasSize(1);
            assertThat(List.of(copied.there(), copied.running())).containsExactly(1, 1);
        }
    }

    @Test
    void whatWasCopiedCanBeCopiedBack() throws Exception {
        try (Store from = Store.open(folder.resolve("from"));
                Store to = Store.open(target());
                Store back = Store.open(folder.resolve("back"))) {
            write(from);
            new StoreCopy(from, to).all(Advance.SILENT);

            new StoreCopy(to, back).all(Advance.SILENT);

            assertThat(back.runs(RunQuery.all())).isEqualTo(from.runs(RunQuery.all()));
            RunId run = from.runs(RunQuery.all()).get(0).id();
            assertThat(back.history(run)).isEqualTo(from.history(run));
        }
    }
}
