package org.brewline.engine.run;

import java.util.Arrays;
import java.util.List;
import org.brewline.engine.store.StaticMetric;

/** Sorts values into equal bins, about as many as the square root of their number. */
final class Binned {
    private static final int FEWEST = 5;
    private static final int MOST = 60;

    private Binned() {}

    static StaticMetric.Histogram of(String name, double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        long notFinite = (long) values.length - finite.length;
        if (finite.length == 0) {
            return new StaticMetric.Histogram(name, 0, 0, List.of(), notFinite);
        }
        double low = Arrays.stream(finite).min().getAsDouble();
        double high = Arrays.stream(finite).max().getAsDouble();
        double span = high - low;
        if (span == 0 || !Double.isFinite(span)) {
            return new StaticMetric.Histogram(name, low, high, List.of((long) finite.length), notFinite);
        }
        var counts = new long[(int) Math.max(FEWEST, Math.min(MOST, Math.sqrt(finite.length)))];
        for (double value : finite) {
            counts[(int) Math.min(counts.length - 1, counts.length * ((value - low) / span))]++;
        }
        return new StaticMetric.Histogram(
                name, low, high, Arrays.stream(counts).boxed().toList(), notFinite);
    }
}
