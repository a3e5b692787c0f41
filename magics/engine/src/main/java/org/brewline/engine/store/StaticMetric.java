package org.brewline.engine.store;

import java.util.List;

/** A metric that has one value at the end of its step. */
public sealed interface StaticMetric {
    String name();

    /** One number. */
    record Scalar(String name, double value) implements StaticMetric {}

    /** Counts by actual (row) and predicted (column) label. */
    record ConfusionMatrix(String name, List<String> labels, List<List<Long>> counts) implements StaticMetric {}

    /** A receiver operating characteristic; the lists are of equal length. */
    record Roc(String name, List<Double> falsePositiveRate, List<Double> truePositiveRate, List<Double> threshold)
            implements StaticMetric {}
}
