package org.brewline.engine.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Better;
import org.brewline.engine.component.Metrics;

/**
 * Keeps what a component measures, to be looked at in its test. Safe for many threads.
 *
 * <pre>{@code
 * var metrics = new TestMetrics();
 * Iris.train(rows, 10, metrics);
 * assertEquals(10, metrics.curve("loss").size());
 * assertEquals(0.9, metrics.value("accuracy"), 0.01);
 * }</pre>
 */
public final class TestMetrics implements Metrics {
    private final Map<String, List<Double>> curves = new LinkedHashMap<>();
    private final Map<String, Double> values = new LinkedHashMap<>();

    @Override
    public synchronized void log(String name, long step, double value) {
        curves.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    @Override
    public synchronized void set(String name, double value) {
        values.put(name, value);
    }

    @Override
    public void set(String name, double value, Better better) {
        set(name, value);
    }

    /** Not kept, as all that is not one number. */
    @Override
    public void confusionMatrix(List<String> labels, long[][] counts) {
        if (counts.length != labels.size()) {
            throw new IllegalArgumentException(
                    "%d labels, but %d rows of counts".formatted(labels.size(), counts.length));
        }
    }

    @Override
    public void roc(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold) {
        requireEqual(falsePositiveRate.length, truePositiveRate.length);
        requireEqual(truePositiveRate.length, threshold.length);
    }

    @Override
    public void precisionRecall(double[] recall, double[] precision) {
        requireEqual(recall.length, precision.length);
    }

    @Override
    public void importance(Map<String, Double> byFeature) {}

    @Override
    public void histogram(String name, double[] valuesToCount) {}

    private static void requireEqual(int left, int right) {
        if (left != right) {
            throw new IllegalArgumentException("the lists are of different lengths: %d, %d".formatted(left, right));
        }
    }

    /** What was logged under that name, in order; empty if nothing. */
    public synchronized List<Double> curve(String name) {
        return List.copyOf(curves.getOrDefault(name, List.of()));
    }

    /**
     * What was set under that name last.
     *
     * @throws IllegalArgumentException if nothing was; the message names what was set
     */
    public synchronized double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the metric \"%s\" was not set; these were: %s".formatted(name, values.keySet()));
        }
        return value;
    }
}
