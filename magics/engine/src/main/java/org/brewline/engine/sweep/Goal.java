package org.brewline.engine.sweep;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is best: the greatest or the least value of a metric or numeric result.
 *
 * @param metric {@code step.name}, a step whose only result is a number, or a name that only one step has
 */
public record Goal(String metric, boolean greatest) {
    public static Goal max(String metric) {
        return new Goal(metric, true);
    }

    public static Goal min(String metric) {
        return new Goal(metric, false);
    }

    /** Whether the first is better than the second. */
    public boolean isBetter(double one, double other) {
        return greatest ? one > other : one < other;
    }

    /** The metric's value among a run's numbers by {@code step.name}. */
    public OptionalDouble in(Map<String, Double> measures) {
        Double exact = measures.get(metric);
        if (exact != null) {
            return OptionalDouble.of(exact);
        }
        var named = measures.entrySet().stream()
                .filter(e -> e.getKey().endsWith("." + metric))
                .toList();
        return named.size() == 1 ? OptionalDouble.of(named.get(0).getValue()) : OptionalDouble.empty();
    }

    /** For people: {@code highest score.accuracy}. */
    public String text() {
        return (greatest ? "highest " : "lowest ") + metric;
    }

    /** The step's part of the metric. */
    String step() {
        int dot = metric.lastIndexOf('.');
        return dot < 0 ? metric : metric.substring(0, dot);
    }

    /** The metric's own name. */
    String name() {
        return metric.substring(metric.lastIndexOf('.') + 1);
    }

    /** Whether a curve of that name falls when it gets better. */
    static boolean isLowerBetter(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("loss") || lower.contains("error") || lower.matches(".*(mse|mae|rmse|perplexity).*");
    }
}
