package org.brewline.engine.component;

import java.util.List;

/**
 * Takes a step's metrics. Injected into components; safe for any number of threads.
 *
 * <pre>{@code
 * metrics.log("loss", epoch, loss);   // dynamic: a curve
 * metrics.set("accuracy", accuracy);  // static: one value at the end
 * }</pre>
 */
public interface Metrics {
    /**
     * Adds a point to a dynamic metric.
     *
     * @param step epoch, batch or whatever counts, any order; a point logged again for the same step stands beside it
     * @param value may be NaN or infinite, and is kept as such
     */
    void log(String name, long step, double value);

    /** Sets a static metric; the last value counts. */
    void set(String name, double value);

    /** Sets the step's confusion matrix: {@code counts[actual][predicted]}, square, in the order of the labels. */
    void confusionMatrix(List<String> labels, long[][] counts);

    /** Sets a receiver operating characteristic: false and true positive rates and thresholds, of equal length. */
    void roc(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold);
}
