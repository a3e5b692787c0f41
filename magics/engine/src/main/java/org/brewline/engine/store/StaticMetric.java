package org.brewline.engine.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.brewline.engine.component.Better;

/** A metric that has one value at the end of its step. */
public sealed interface StaticMetric {
    String name();

    /**
     * One number.
     *
     * @param better which of two is the better one, if the component said so
     */
    record Scalar(String name, double value, Optional<Better> better) implements StaticMetric {
        public Scalar {
            better = Objects.requireNonNullElse(better, Optional.empty()); // metrics stored before have none
        }

        public Scalar(String name, double value) {
            this(name, value, Optional.empty());
        }
    }

    /** Counts by actual (row) and predicted (column) label. */
    record ConfusionMatrix(String name, List<String> labels, List<List<Long>> counts) implements StaticMetric {}

    /** A receiver operating characteristic; the lists are of equal length. */
    record Roc(String name, List<Double> falsePositiveRate, List<Double> truePositiveRate, List<Double> threshold)
            implements StaticMetric {}

    /** Precision by recall; the lists are of equal length. */
    record PrecisionRecall(String name, List<Double> recall, List<Double> precision) implements StaticMetric {}

    /** How much each feature counts, the most important first. */
    record Importance(String name, Map<String, Double> byFeature) implements StaticMetric {
        public Importance {
            byFeature = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(byFeature));
        }
    }

    /**
     * Counts in equal bins from the least to the greatest value.
     *
     * @param notFinite values that are in no bin
     */
    record Histogram(String name, double low, double high, List<Long> counts, long notFinite) implements StaticMetric {
        public Histogram {
            counts = List.copyOf(counts);
        }
    }
}
