package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: maps values to pixels and knows round values to label it with.
 *
 * @param low the value at pixel {@code from}
 * @param high the value at pixel {@code to}; greater than low
 * @param logarithmic then low is above 0
 */
record Ticks(double low, double high, double from, double to, boolean logarithmic) {

    /** An axis over that range, widened to round values; logarithmic if the range spans three powers of ten. */
    static Ticks rounded(double low, double high, double from, double to, int about) {
        return low > 0 && high / low >= 1_000 ? logarithmic(low, high, from, to) : linear(low, high, from, to, about);
    }

    /** An axis over the powers of ten around that range, whose values are above 0. */
    static Ticks logarithmic(double low, double high, double from, double to) {
        double lowest = Math.pow(10, Math.floor(Math.log10(low)));
        double highest = Math.pow(10, Math.ceil(Math.log10(high)));
        return new Ticks(lowest, highest > lowest ? highest : 10 * lowest, from, to, true);
    }

    /** An axis over that range, widened to round values, about so many. */
    static Ticks linear(double low, double high, double from, double to, int about) {
        double span = high - low;
        if (span <= 0 || !Double.isFinite(span)) {
            double around = low == 0 ? 1 : Math.abs(low) * 0.1;
            return new Ticks(low - around, low + around, from, to, false);
        }
        double step = step(span, about);
        return new Ticks(Math.floor(low / step) * step, Math.ceil(high / step) * step, from, to, false);
    }

    double pixel(double value) {
        double share = logarithmic
                ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (value - low) / (high - low);
        return from + (to - from) * share;
    }

    /** Round values within the range, about that many. */
    List<Double> values(int about) {
        var values = new ArrayList<Double>();
        if (logarithmic) {
            int first = (int) Math.round(Math.log10(low));
            int last = (int) Math.round(Math.log10(high));
            int by = Math.max(1, (last - first + about - 1) / about);
            for (int power = first; power <= last; power += by) {
                values.add(Math.pow(10, power));
            }
            return values;
        }
        double step = step(high - low, about);
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long i = first; i * step <= high + step * 1e-9 && values.size() < 20; i++) {
            values.add(i * step);
        }
        return values;
    }

    private static double step(double span, int about) {
        double rough = span / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
