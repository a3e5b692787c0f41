package org.brewline.engine.component;

import java.util.List;
import java.util.Map;

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

    /** Sets a static metric; the last value counts. Which of two is better is told by the name: a loss is to be low. */
    void set(String name, double value);

    /** Sets a static metric of which is known whether it is to be high or low, whatever its name says. */
    void set(String name, double value, Better better);

    /** Sets the step's confusion matrix: {@code counts[actual][predicted]}, square, in the order of the labels. */
    void confusionMatrix(List<String> labels, long[][] counts);

    /** Sets a receiver operating characteristic: false and true positive rates and thresholds, of equal length. */
    void roc(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold);

    /** Sets a precision-recall curve, of equal length, in any order. */
    void precisionRecall(double[] recall, double[] precision);

    /** Sets how much each feature counts for the model, in any unit; negative where it counts against. */
    void importance(Map<String, Double> byFeature);

    /** Sets how values are distributed; NaN and infinite ones are counted and left out. */
    void histogram(String name, double[] values);
}
