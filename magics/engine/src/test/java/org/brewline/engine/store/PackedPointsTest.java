package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points come out of a packed row as they went in, whatever their steps, times and values are. */
class PackedPointsTest {
    private static List<MetricPoint> again(List<MetricPoint> points) {
        var packed = new PackedPoints();
        points.forEach(p -> packed.add(p.step(), p.value(), p.at().toEpochMilli()));
        return PackedPoints.unpack("loss", packed.pack(), points.size());
    }

    private static MetricPoint point(long step, double value, long at) {
        return new MetricPoint("loss", step, value, Instant.ofEpochMilli(at));
    }

    @Test
    void anyPointsComeOutAsTheyWentIn() {
        qt().withExamples(200)
                .forAll(
                        lists().of(longs().all()).ofSizeBetween(0, 50),
                        doubles().any(),
                        longs().between(-10, 1L << 41))
                .checkAssert((steps, value, at) -> {
                    var points = new ArrayList<MetricPoint>();
                    for (int i = 0; i < steps.size(); i++) {
                        points.add(point(steps.get(i), value + i, at + i % 3));
                    }
                    assertThat(again(points)).isEqualTo(points);
                });
    }

    @Test
    void whatIsNoNumberAndTheEndsOfAllNumbersAreKept() {
        List<MetricPoint> points = List.of(
                point(Long.MIN_VALUE, Double.NaN, 0),
                point(Long.MAX_VALUE, Double.NEGATIVE_INFINITY, 1),
                point(0, -0.0, 1),
                point(-1, Double.MIN_VALUE, 0));

        assertThat(again(points)).isEqualTo(points);
    }

    @Test
    void aPointOfALongCurveTakesAboutTenBytes() {
        var packed = new PackedPoints();
        for (int i = 0; i < PackedPoints.MOST; i++) {
            packed.add(i, Math.sin(i), 1_700_000_000_000L + i / 100);
        }

        assertThat(packed.isFull()).isTrue();
        assertThat(packed.pack().length).isLessThan(11 * PackedPoints.MOST);
    }

    @Test
    void aFormOfALaterVersionIsRefused() {
        assertThatThrownBy(() -> PackedPoints.unpack("loss", new byte[] {9}, 0))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("packed in form 9");
    }
}
