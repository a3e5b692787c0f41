package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.store.MetricPoint;
import org.jspecify.annotations.Nullable;

/**
 * Collects a curve in bounded memory: consecutive points share a bucket that keeps its lowest and highest; when the
 * buckets are used up, neighbours merge and each holds twice as many from then on. Not safe for many threads.
 */
final class CurveFold {
    private static final int BUCKETS = 400;

    private final String step;
    private final String name;
    private final List<Bucket> buckets = new ArrayList<>();
    private long perBucket = 1;
    private long count;
    private long notFinite;
    private Curve.@Nullable Point first;
    private Curve.@Nullable Point last;

    /** The extremes of consecutive points. */
    private static final class Bucket {
        long held;
        Curve.Point low;
        Curve.Point high;

        Bucket(Curve.Point point) {
            low = point;
            high = point;
        }

        void take(Curve.Point point) {
            low = point.y() < low.y() ? point : low;
            high = point.y() > high.y() ? point : high;
        }
    }

    CurveFold(String step, String name) {
        this.step = step;
        this.name = name;
    }

    void add(MetricPoint logged) {
        count++;
        if (!Double.isFinite(logged.value())) {
            notFinite++;
            return;
        }
        var point = new Curve.Point(logged.step(), logged.value());
        first = first == null || point.x() < first.x() ? point : first;
        last = last == null || point.x() >= last.x() ? point : last;
        Bucket current = buckets.isEmpty() ? null : buckets.get(buckets.size() - 1);
        if (current == null || current.held >= perBucket) {
            if (buckets.size() == BUCKETS) {
                mergeNeighbours();
            }
            current = new Bucket(point);
            buckets.add(current);
        }
        current.take(point);
        current.held++;
    }

    /** Points that were logged and are not told. */
    void omitted(RunEvent.MetricsLogged.Omitted left) {
        count += left.points();
        notFinite += left.notFinite();
    }

    private void mergeNeighbours() {
        var merged = new ArrayList<Bucket>(BUCKETS / 2);
        for (int i = 0; i + 1 < buckets.size(); i += 2) {
            Bucket left = buckets.get(i);
            Bucket right = buckets.get(i + 1);
            left.take(right.low);
            left.take(right.high);
            left.held += right.held;
            merged.add(left);
        }
        buckets.clear();
        buckets.addAll(merged);
        perBucket *= 2;
    }

    Curve snapshot() {
        var points = new ArrayList<Curve.Point>(2 * buckets.size() + 2);
        for (Bucket bucket : buckets) {
            points.add(bucket.low);
            if (!bucket.high.equals(bucket.low)) {
                points.add(bucket.high);
            }
        }
        addIfAbsent(points, first);
        addIfAbsent(points, last);
        points.sort(Comparator.comparingLong(Curve.Point::x));
        return new Curve(step, name, count, notFinite, points);
    }

    private static void addIfAbsent(List<Curve.Point> points, Curve.@Nullable Point point) {
        if (point != null && !points.contains(point)) {
            points.add(point);
        }
    }
}
