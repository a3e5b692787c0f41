package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Curves over one pair of axes as a card: title, legend with numbers, curves told apart by colour and dashes. What is
 * smoothed is drawn over the line as it is.
 */
record Plot(String title, String xLabel, String yLabel, List<Plot.Series> series, Plot.Axes axes) implements Chart {
    static final int WIDTH = 444;
    private static final int PLOT_HEIGHT = 168;
    private static final int LEFT = 58;
    private static final int RIGHT = 18;
    private static final int ROW = 18;
    private static final int LEGEND_ROWS = 8;
    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3"};

    /**
     * A curve.
     *
     * @param note its numbers in words, for the legend: {@code last 0.12, best 0.11 at 28}
     * @param smooth the same curve smoothed; empty for none
     * @param best the point to mark; null for none
     */
    record Series(
            String name,
            String note,
            List<Spot> points,
            List<Spot> smooth,
            @Nullable Spot best) {
        Series {
            points = List.copyOf(points);
            smooth = List.copyOf(smooth);
        }
    }

    /** A point in the plot's own units. */
    record Spot(double x, double y) {}

    /** What the axes span. */
    enum Axes {
        /** Round values around the data; logarithmic if the data spans three powers of ten. */
        FITTING,
        LINEAR,
        /** What is not above 0 is left out. */
        LOGARITHMIC,
        /** From 0 to 1 both. */
        UNIT,
        /** From 0 to 1 both, with the diagonal of chance. */
        UNIT_WITH_CHANCE;

        boolean isUnit() {
            return this == UNIT || this == UNIT_WITH_CHANCE;
        }
    }

    Plot {
        series = (axes == Axes.LOGARITHMIC ? series.stream().map(Plot::positive).toList() : series)
                .stream().filter(s -> !s.points().isEmpty()).toList();
    }

    private static Series positive(Series one) {
        return new Series(
                one.name(),
                one.note(),
                one.points().stream().filter(p -> p.y() > 0).toList(),
                one.smooth().stream().filter(p -> p.y() > 0).toList(),
                one.best() != null && one.best().y() > 0 ? one.best() : null);
    }

    @Override
    public Map<String, Object> vegaLite(String id) {
        return VegaLite.of(this, id);
    }

    @Override
    public Svg svg() {
        return draw();
    }

    /** The card of every chart, with its title and no more. */
    static Svg card(String title, double height, String words) {
        Svg svg = new Svg(WIDTH, height, words);
        svg.rect(0.5, 0.5, svg.width() - 1, svg.height() - 1, 10, Look.GROUND, Look.LINE_SOFT);
        svg.text(TextWidth.fit(title, Look.BODY, true, WIDTH - 40), 18, 24, Look.BODY, Look.INK, "font-weight", "600");
        return svg;
    }

    private Svg draw() {
        int rows = Math.min(LEGEND_ROWS, series.size()) + (series.size() > LEGEND_ROWS ? 1 : 0);
        double top = 40 + rows * ROW + 8;
        Svg svg = card(title, top + PLOT_HEIGHT + 34, words());
        legend(svg, rows);
        Ticks x = xAxis();
        Ticks y = yAxis(top);
        grid(svg, x, y, top);
        for (int i = 0; i < series.size(); i++) {
            curve(svg, series.get(i), i, x, y);
        }
        return svg;
    }

    private String words() {
        return "Plot of " + title + ": "
                + String.join(
                        "; ",
                        series.stream().map(s -> s.name() + " " + s.note()).toList());
    }

    private Ticks xAxis() {
        if (axes.isUnit()) {
            return new Ticks(0, 1, LEFT, WIDTH - RIGHT, false);
        }
        double low = spots().mapToDouble(Spot::x).min().orElse(0);
        double high = spots().mapToDouble(Spot::x).max().orElse(1);
        return new Ticks(low, high > low ? high : low + 1, LEFT, WIDTH - RIGHT, false);
    }

    private Ticks yAxis(double top) {
        if (axes.isUnit()) {
            return new Ticks(0, 1, top + PLOT_HEIGHT, top, false);
        }
        double low = spots().mapToDouble(Spot::y).min().orElse(1);
        double high = spots().mapToDouble(Spot::y).max().orElse(1);
        return switch (axes) {
            case LINEAR -> Ticks.linear(low, high, top + PLOT_HEIGHT, top, 5);
            case LOGARITHMIC -> Ticks.logarithmic(low, high, top + PLOT_HEIGHT, top);
            default -> Ticks.rounded(low, high, top + PLOT_HEIGHT, top, 5);
        };
    }

    private java.util.stream.Stream<Spot> spots() {
        return series.stream().flatMap(s -> s.points().stream());
    }

    private void legend(Svg svg, int rows) {
        for (int i = 0; i < rows; i++) {
            double y = 44 + i * ROW;
            if (i == LEGEND_ROWS) {
                svg.text("and " + (series.size() - i) + " more", 44, y, Look.SMALL, Look.INK_SOFT);
                return;
            }
            Series one = series.get(i);
            svg.path("M18 " + n(y) + "h18", "none", Look.series(i), 2, "stroke-dasharray", DASHES[i / 2 % 4]);
            double noteWidth = TextWidth.regular(one.note(), Look.SMALL);
            String name = TextWidth.fit(one.name(), Look.SMALL, true, WIDTH - 44 - 30 - noteWidth);
            svg.text(name, 44, y, Look.SMALL, Look.INK, "font-weight", "600");
            svg.text(one.note(), WIDTH - RIGHT, y, Look.SMALL, Look.INK_SOFT, "text-anchor", "end");
        }
    }

    private void grid(Svg svg, Ticks x, Ticks y, double top) {
        double bottom = top + PLOT_HEIGHT;
        for (double value : y.values(5)) {
            double at = y.pixel(value);
            svg.path("M" + LEFT + " " + n(at) + "H" + (WIDTH - RIGHT), "none", Look.LINE_SOFT, 1);
            svg.text(Wording.number(rounded(value)), LEFT - 8, at, 10, Look.INK_SOFT, "text-anchor", "end");
        }
        for (double value : x.values(6)) {
            if (value == Math.rint(value) || axes.isUnit()) {
                double at = x.pixel(value);
                svg.path("M" + n(at) + " " + n(bottom) + "v4", "none", Look.LINE_STRONG, 1);
                svg.text(Wording.number(rounded(value)), at, bottom + 13, 10, Look.INK_SOFT, "text-anchor", "middle");
            }
        }
        svg.path("M" + LEFT + " " + n(bottom) + "H" + (WIDTH - RIGHT), "none", Look.LINE_STRONG, 1);
        svg.text(xLabel, (LEFT + WIDTH - RIGHT) / 2.0, bottom + 26, 10, Look.INK_SOFT, "text-anchor", "middle");
        if (axes == Axes.UNIT_WITH_CHANCE) {
            String diagonal = "M" + LEFT + " " + n(bottom) + "L" + (WIDTH - RIGHT) + " " + n(top);
            svg.path(diagonal, "none", Look.LINE_STRONG, 1, "stroke-dasharray", "3 3");
        }
    }

    /** Undoes what adding up steps did to the last digits. */
    private static double rounded(double value) {
        return Math.abs(value) < 1e-12
                ? 0
                : new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(10))
                        .doubleValue();
    }

    private static void curve(Svg svg, Series one, int index, Ticks x, Ticks y) {
        String colour = Look.series(index);
        String dashes = DASHES[index / 2 % 4];
        if (one.smooth().isEmpty()) {
            line(svg, way(one.points(), x, y), colour, 1.8, dashes, "1");
        } else {
            line(svg, way(one.points(), x, y), colour, 1, "none", "0.32");
            line(svg, way(one.smooth(), x, y), colour, 2, dashes, "1");
        }
        if (one.best() != null) {
            double bx = x.pixel(one.best().x());
            double by = y.pixel(one.best().y());
            svg.path("M" + n(bx) + " " + n(by) + "m0 -5l5 5l-5 5l-5 -5Z", Look.GROUND, colour, 1.6);
            Spot last = one.points().get(one.points().size() - 1);
            svg.circle(x.pixel(last.x()), y.pixel(last.y()), 3, colour);
        }
    }

    private static void line(Svg svg, String way, String colour, double width, String dashes, String opacity) {
        svg.path(
                way,
                "none",
                colour,
                width,
                "stroke-linejoin",
                "round",
                "stroke-dasharray",
                dashes,
                "stroke-opacity",
                opacity);
    }

    private static String way(List<Spot> spots, Ticks x, Ticks y) {
        var way = new StringBuilder();
        for (Spot spot : spots) {
            way.append(way.isEmpty() ? 'M' : 'L');
            way.append(n(x.pixel(spot.x()))).append(' ').append(n(y.pixel(spot.y())));
        }
        return way.toString();
    }
}
