package org.brewline.engine.store;

import java.util.List;

/**
 * A dynamic metric as it is drawn: all its points, or if they are many the extremes of each stretch.
 *
 * @param count how many points were logged
 * @param notFinite how many of those that are left out are NaN or infinite
 * @param points in the order they were logged, the first and the last always among them
 */
public record MetricCurve(String name, long count, long notFinite, List<MetricPoint> points) {
    /** Up to so many points nothing is left out. */
    public static final int COMPLETE = 4_096;

    public MetricCurve {
        points = List.copyOf(points);
    }
}
