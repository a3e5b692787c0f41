package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;

/** Smooths a noisy curve by an exponential moving average that is not drawn towards its first point. */
final class Smoothing {
    /** The average of noisy curves where nobody says how much. */
    static final double USUAL = 0.85;

    /** With fewer points the eye smooths. */
    private static final int FEWEST = 30;
    /** A curve whose ways up and down add up to so many times its range is noisy. */
    private static final double NOISY = 6;

    private Smoothing() {}

    /**
     * The curve smoothed.
     *
     * @param weight of what came before, from 0 (as it is) up to but not 1
     */
    static List<Plot.Spot> of(List<Plot.Spot> points, double weight) {
        var smooth = new ArrayList<Plot.Spot>(points.size());
        double sum = 0;
        double weights = 0;
        for (Plot.Spot point : points) {
            sum = weight * sum + (1 - weight) * point.y();
            weights = weight * weights + (1 - weight);
            smooth.add(new Plot.Spot(point.x(), sum / weights));
        }
        return smooth;
    }

    /** Whether the line hides the curve's way. */
    static boolean isNoisy(List<Plot.Spot> points) {
        if (points.size() < FEWEST) {
            return false;
        }
        double way = 0;
        double low = points.get(0).y();
        double high = low;
        for (int i = 1; i < points.size(); i++) {
            way += Math.abs(points.get(i).y() - points.get(i - 1).y());
            low = Math.min(low, points.get(i).y());
            high = Math.max(high, points.get(i).y());
        }
        return way > NOISY * (high - low);
    }
}
