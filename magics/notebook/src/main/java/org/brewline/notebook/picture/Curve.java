package org.brewline.notebook.picture;

import java.util.List;

/**
 * A dynamic metric of one step: enough points to draw it, by ascending x, its extremes always among them.
 *
 * @param count how many points were logged
 * @param notFinite how many of them are NaN or infinite and so not drawn
 * @param points finite ones only; empty if there are none
 */
public record Curve(String step, String name, long count, long notFinite, List<Point> points) {
    /** A point: x is what the component counts, such as the epoch. */
    public record Point(long x, double y) {}

    public Curve {
        points = List.copyOf(points);
    }

    /** The best point: the lowest for what falls (loss, error), the highest for all else. */
    Point best() {
        boolean low = lowerIsBetter(name);
        Point best = points.get(0);
        for (Point point : points) {
            if (low ? point.y() < best.y() : point.y() > best.y()) {
                best = point;
            }
        }
        return best;
    }

    /** The finite point with the greatest x. */
    Point last() {
        return points.get(points.size() - 1);
    }

    /** Whether a metric of that name is better when lower. */
    static boolean lowerIsBetter(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return List.of(
                        "loss",
                        "error",
                        "err",
                        "mse",
                        "mae",
                        "rmse",
                        "perplexity",
                        "entropy",
                        "regret",
                        "latency",
                        "time")
                .stream()
                .anyMatch(lower::contains);
    }
}
