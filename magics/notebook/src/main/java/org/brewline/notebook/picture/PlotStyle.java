package org.brewline.notebook.picture;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How curves are drawn.
 *
 * @param axes of the values
 * @param smoothing the weight of what came before, from 0 to below 1; empty smooths what is noisy
 */
public record PlotStyle(Scale axes, OptionalDouble smoothing) {
    /** The scale of the values. */
    public enum Scale {
        /** Logarithmic where the values span three powers of ten. */
        FITTING,
        LINEAR,
        LOGARITHMIC
    }

    /** Fitting axes, and smoothing where it is needed. */
    public static final PlotStyle USUAL = new PlotStyle(Scale.FITTING, OptionalDouble.empty());

    public PlotStyle {
        if (smoothing.isPresent() && !(smoothing.getAsDouble() >= 0 && smoothing.getAsDouble() < 1)) {
            throw new IllegalArgumentException("smoothing (%s) must be from 0 to below 1".formatted(smoothing));
        }
    }

    Plot.Axes plotAxes() {
        return switch (axes) {
            case FITTING -> Plot.Axes.FITTING;
            case LINEAR -> Plot.Axes.LINEAR;
            case LOGARITHMIC -> Plot.Axes.LOGARITHMIC;
        };
    }

    List<Plot.Spot> smooth(List<Plot.Spot> points) {
        double weight = smoothing.orElse(Smoothing.isNoisy(points) ? Smoothing.USUAL : 0);
        return weight == 0 ? List.of() : Smoothing.of(points, weight);
    }
}
