package org.brewline.engine.sweep;

/**
 * Successive halving: at the points first, first × factor, first × factor², … of a curve, a trial goes on only if it is
 * among the best of those that came so far, one of so many as the factor says.
 *
 * @param goal the curve, and whether more or less of it is better
 * @param first the first point at which trials are compared, in what the component counts, such as epochs
 * @param factor at least 2
 */
public record Halving(Goal goal, long first, int factor) {
    public Halving {
        if (first < 1 || factor < 2) {
            throw new IllegalArgumentException(
                    "first (%s) must be positive and factor (%s) at least 2".formatted(first, factor));
        }
    }

    /** By a curve, compared from point 3 on, one of three going on; less is better if it is a loss or an error. */
    public static Halving by(String curve) {
        return new Halving(new Goal(curve, !Goal.isLowerBetter(curve)), 3, 3);
    }

    /** The same, compared from that point on. */
    public Halving from(long point) {
        return new Halving(goal, point, factor);
    }
}
