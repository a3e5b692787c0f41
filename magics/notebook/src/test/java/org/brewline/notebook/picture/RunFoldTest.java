package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepState;
import org.junit.jupiter.api.Test;

class RunFoldTest {
    @Test
    void aLiveAndAReplayedRunGiveTheSamePicture() {
        var live = new RunFold();
        for (var event : Penguins.finished().events()) {
            live.on(event);
            live.snapshot();
        }
        assertThat(live.snapshot()).contains(RunPicture.of(Penguins.finished().events()));
    }

    @Test
    void beforeItsBeginningARunHasNoPicture() {
        assertThat(new RunFold().snapshot()).isEmpty();
        assertThatThrownBy(() -> RunPicture.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunningStepsTimeGoesOnBetweenEvents() {
        var fold = new RunFold();
        Penguins.run().start("load").events().forEach(fold::on);
        Instant later = Instant.parse("2026-11-23T10:00:05Z");
        assertThat(step(fold.snapshot(later).orElseThrow(), "load").time()).contains(Duration.ofSeconds(5));
    }

    @Test
    void aNewAttemptForgetsTheMetricsOfTheOneBefore() {
        var run = Penguins.run()
                .start("svc")
                .loss("svc", 9, 5)
                .metric("svc", new StaticMetric.Scalar("accuracy", 0.1))
                .log("svc", "first")
                .retry("svc", 1)
                .start("svc", 2)
                .loss("svc", 1, 3);
        StepPicture svc = step(run.picture(), "svc");
        assertThat(svc.attempts()).isEqualTo(2);
        assertThat(svc.curves().get(0).count()).isEqualTo(3);
        assertThat(svc.metrics()).isEmpty();
        assertThat(svc.log().lines()).containsExactly("first");
    }

    @Test
    void ofALongLogTheLastLinesStay() {
        var run = Penguins.run().start("load");
        for (int i = 1; i <= 1_000; i++) {
            run.log("load", "line " + i);
        }
        StepPicture.LogTail log = step(run.picture(), "load").log();
        assertThat(log.allLines()).isEqualTo(1_000);
        assertThat(log.lines()).hasSize(200).endsWith("line 1000");
    }

    @Test
    void whatStillRanWhenTheRunWasInterruptedIsInterrupted() {
        RunPicture run = Penguins.run().start("load").end(RunState.INTERRUPTED).picture();
        assertThat(step(run, "load").state()).isEqualTo(StepState.INTERRUPTED);
        assertThat(step(run, "split").state()).isEqualTo(StepState.WAITING);
    }

    @Test
    void aStepThatTheShapeDoesNotNameIsIgnored() {
        assertThat(Penguins.run().start("ghost").picture().steps()).hasSize(8);
    }

    @Test
    void aMillionPointsKeepTheirExtremesInAFewHundred() {
        var fold = new CurveFold("svc", "loss");
        for (int i = 0; i < 1_000_000; i++) {
            double value = i == 123_456 ? -5 : i == 654_321 ? 99 : Math.sin(i / 1e5);
            fold.add(new MetricPoint("loss", i, value, Instant.EPOCH));
        }
        fold.add(new MetricPoint("loss", 1_000_000, Double.NaN, Instant.EPOCH));
        Curve curve = fold.snapshot();
        assertThat(curve.count()).isEqualTo(1_000_001);
        assertThat(curve.notFinite()).isEqualTo(1);
        assertThat(curve.points()).hasSizeLessThan(900);
        assertThat(curve.points()).contains(new Curve.Point(123_456, -5), new Curve.Point(654_321, 99));
        assertThat(curve.points().get(0).x()).isZero();
        assertThat(curve.last().x()).isEqualTo(999_999);
        assertThat(Thinned.to(curve.points(), 120))
                .hasSizeLessThanOrEqualTo(120)
                .contains(new Curve.Point(123_456, -5), new Curve.Point(654_321, 99));
    }

    @Test
    void pointsLoggedInAnyOrderAreDrawnInOrder() {
        var fold = new CurveFold("svc", "accuracy");
        for (long x : new long[] {3, 1, 2}) {
            fold.add(new MetricPoint("accuracy", x, x, Instant.EPOCH));
        }
        assertThat(fold.snapshot().points()).extracting(Curve.Point::x).containsExactly(1L, 2L, 3L);
        assertThat(fold.snapshot().best()).isEqualTo(new Curve.Point(3, 3));
    }

    private static StepPicture step(RunPicture run, String name) {
        return run.byName().get(name);
    }
}
