package org.brewline.engine.store;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Points of one step in the order they were logged, packed: a training loop logs millions. Not safe while it grows. */
public final class PointBatch {
    private static final int FIRST_CAPACITY = 256;

    // Nothing until the first point comes: most steps log none.
    private String[] names = {};
    private long[] steps = {};
    private double[] values = {};
    private long[] times = {};
    private int size;

    /**
     * Adds a point.
     *
     * @param atMillis since 1970
     */
    public void add(String name, long step, double value, long atMillis) {
        if (size == names.length) {
            int capacity = Math.max(FIRST_CAPACITY, size * 2);
            names = Arrays.copyOf(names, capacity);
            steps = Arrays.copyOf(steps, capacity);
            values = Arrays.copyOf(values, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        names[size] = name;
        steps[size] = step;
        values[size] = value;
        times[size++] = atMillis;
    }

    /** Adds all points of another batch. */
    public void addAll(PointBatch more) {
        for (int i = 0; i < more.size; i++) {
            add(more.names[i], more.steps[i], more.values[i], more.times[i]);
        }
    }

    public int size() {
        return size;
    }

    public String name(int i) {
        return names[i];
    }

    public long step(int i) {
        return steps[i];
    }

    public double value(int i) {
        return values[i];
    }

    public long atMillis(int i) {
        return times[i];
    }

    /** The points, made one by one as they are asked for. */
    public List<MetricPoint> points() {
        return new Points(this);
    }

    private static final class Points extends AbstractList<MetricPoint> implements RandomAccess {
        private final PointBatch batch;

        Points(PointBatch batch) {
            this.batch = batch;
        }

        @Override
        public MetricPoint get(int i) {
            java.util.Objects.checkIndex(i, batch.size);
            return new MetricPoint(
                    batch.names[i], batch.steps[i], batch.values[i], Instant.ofEpochMilli(batch.times[i]));
        }

        @Override
        public int size() {
            return batch.size;
        }
    }
}
