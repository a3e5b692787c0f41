package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A curve has few points however many were logged, and none of its extremes is missing. */
class MetricCurveTest {
    @TempDir
    Path folder;

    private Store store;
    private Journal journal;

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder);
    }

    @BeforeEach
    void open() {
        store = Store.open(address());
        journal = StoreWrites.begin(store, "a");
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Points that rise, but for one that stands out below and one above. */
    private void log(long from, long to, long lowest, long highest) {
        var points = new PointBatch();
        for (long i = from; i < to; i++) {
            points.add("loss", i, i == lowest ? -1e9 : i == highest ? 1e9 : i, i);
        }
        journal.points("a", points).join();
    }

    private MetricCurve curve() {
        return store.curve(journal.run(), "a", "loss");
    }

    @Test
    void aShortCurveIsComplete() {
        log(0, MetricCurve.COMPLETE, 7, 8);

        assertThat(curve().points()).isEqualTo(store.points(journal.run(), "a", "loss"));
        assertThat(curve().count()).isEqualTo(MetricCurve.COMPLETE);
    }

    @Test
    void aLongCurveKeepsItsEndsAndWhatStandsOut() {
        log(0, 50_000, 31_234, 17_777);
        log(50_000, 200_001, -1, -1);

        MetricCurve curve = curve();

        assertThat(curve.count()).isEqualTo(200_001);
        assertThat(curve.points()).hasSizeLessThan(500);
        assertThat(curve.points().get(0).step()).isZero();
        assertThat(curve.points().get(curve.points().size() - 1).step()).isEqualTo(200_000);
        assertThat(curve.points()).extracting(MetricPoint::step).isSorted().contains(31_234L, 17_777L);
        assertThat(curve.points()).extracting(MetricPoint::value).contains(-1e9, 1e9);
    }

    @Test
    void millionsOfPointsAreDrawnFromTheCoarserLevel() {
        for (int i = 0; i < 9; i++) {
            log(i * 500_000L, (i + 1) * 500_000L, 1_234_567, 4_000_001);
        }

        MetricCurve curve = curve();

        assertThat(curve.count()).isEqualTo(4_500_000);
        assertThat(curve.points()).hasSizeLessThan(300);
        assertThat(curve.points()).extracting(MetricPoint::step).contains(1_234_567L, 4_000_001L);
    }

    @Test
    void notANumberAndInfinitiesAreCountedAndKeptAsPoints() {
        var points = new PointBatch();
        for (int i = 0; i < 10_000; i++) {
            points.add("loss", i, i % 100 == 50 ? Double.NaN : i % 100 == 51 ? Double.POSITIVE_INFINITY : i, i);
        }
        journal.points("a", points).join();

        assertThat(curve().notFinite()).isEqualTo(200);
        assertThat(curve().points()).allMatch(p -> Double.isFinite(p.value()));
        assertThat(store.points(journal.run(), "a", "loss"))
                .extracting(MetricPoint::value)
                .contains(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void aBatchThatWasTakenBackLeavesTheExtremesRight() {
        log(0, 3_000, 100, 200);
        var bad = journal.metricSet("nowhere", new StaticMetric.Scalar("x", 1), StoreWrites.NOW);
        log(3_000, 6_000, 4_000, 5_000);

        assertThat(bad).isCompletedExceptionally();
        assertThat(curve().points()).extracting(MetricPoint::step).contains(100L, 200L, 4_000L, 5_000L, 5_999L);
    }

    @Test
    void pointsThatCameFastAndSlowlyAreReadInTheOrderTheyWereLogged() {
        log(0, 100, -1, -1);
        log(100, 5_000, -1, -1);
        log(5_000, 5_001, -1, -1);
        log(5_001, 9_000, -1, -1);

        assertThat(store.points(journal.run(), "a", "loss"))
                .hasSize(9_000)
                .extracting(MetricPoint::step)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void pointsOfTwoCurvesThatGrowTogetherDoNotMix() {
        var points = new PointBatch();
        for (long i = 0; i < 6_000; i++) {
            points.add(i % 2 == 0 ? "even" : "odd", i, i, i);
        }
        journal.points("a", points).join();

        assertThat(store.points(journal.run(), "a", "even"))
                .hasSize(3_000)
                .allMatch(point -> point.step() % 2 == 0 && point.value() == point.step());
        assertThat(store.points(journal.run(), "a", "odd")).hasSize(3_000).allMatch(point -> point.step() % 2 == 1);
    }

    @Test
    void theLastOfManyPointsIsWhatTheRunIsFoundBy() {
        log(0, 4_096, -1, -1);
        StoreWrites.finished(store, journal, "a", "done");

        assertThat(store.measures(journal.run())).containsEntry("a.loss", 4_095.0);
    }
}
