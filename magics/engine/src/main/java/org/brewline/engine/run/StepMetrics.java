package org.brewline.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.brewline.engine.component.Better;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.store.PointBatch;
import org.brewline.engine.store.StaticMetric;

/** A step's metrics between two flushes. Safe for many threads. */
public final class StepMetrics implements Metrics {
    /** Who logs faster than the disk takes it waits here. */
    private static final int MOST_POINTS = 2_000_000;

    private PointBatch points = new PointBatch();
    private final Map<String, StaticMetric> changed = new LinkedHashMap<>();
    private boolean closed;

    @Override
    public synchronized void log(String name, long step, double value) {
        waitForRoom();
        if (!closed) {
            points.add(name, step, value, System.currentTimeMillis());
        }
    }

    /** Points that were logged elsewhere. */
    synchronized void logAll(PointBatch more) {
        waitForRoom();
        if (!closed) {
            points.addAll(more);
        }
    }

    private synchronized void waitForRoom() {
        try {
            while (points.size() >= MOST_POINTS && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void set(String name, double value) {
        put(new StaticMetric.Scalar(name, value));
    }

    @Override
    public void set(String name, double value, Better better) {
        put(new StaticMetric.Scalar(name, value, Optional.of(better)));
    }

    @Override
    public void confusionMatrix(List<String> labels, long[][] counts) {
        boolean square =
                counts.length == labels.size() && Arrays.stream(counts).allMatch(row -> row.length == labels.size());
        if (!square) {
            throw new IllegalArgumentException(
                    "a confusion matrix of %d labels has %d rows and columns".formatted(labels.size(), labels.size()));
        }
        var rows = new ArrayList<List<Long>>();
        for (long[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        put(new StaticMetric.ConfusionMatrix("confusionMatrix", List.copyOf(labels), List.copyOf(rows)));
    }

    @Override
    public void roc(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold) {
        if (falsePositiveRate.length != truePositiveRate.length || threshold.length != truePositiveRate.length) {
            throw new IllegalArgumentException("the rates and thresholds are of different lengths: %d, %d, %d"
                    .formatted(falsePositiveRate.length, truePositiveRate.length, threshold.length));
        }
        put(new StaticMetric.Roc("roc", list(falsePositiveRate), list(truePositiveRate), list(threshold)));
    }

    @Override
    public void precisionRecall(double[] recall, double[] precision) {
        if (recall.length != precision.length) {
            throw new IllegalArgumentException(
                    "recall and precision are of different lengths: %d, %d".formatted(recall.length, precision.length));
        }
        put(new StaticMetric.PrecisionRecall("precisionRecall", list(recall), list(precision)));
    }

    @Override
    public void importance(Map<String, Double> byFeature) {
        var sorted = new LinkedHashMap<String, Double>();
        byFeature.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -Math.abs(e.getValue())))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        put(new StaticMetric.Importance("importance", sorted));
    }

    @Override
    public void histogram(String name, double[] values) {
        put(Binned.of(name, values));
    }

    private static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    synchronized void put(StaticMetric metric) {
        if (!closed) {
            changed.put(metric.name(), metric);
        }
    }

    /** What was logged since this was last asked. */
    public synchronized PointBatch takePoints() {
        PointBatch taken = points;
        if (taken.size() > 0) {
            points = new PointBatch();
            notifyAll();
        }
        return taken;
    }

    /** What was set since this was last asked. */
    public synchronized List<StaticMetric> takeChanged() {
        var taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
