package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.List;
import java.util.Map;
import org.brewline.engine.store.StaticMetric;

/** How values are distributed, as a card of bars over an axis. */
record HistogramPlot(String title, StaticMetric.Histogram histogram) implements Chart {
    private static final int HEIGHT = 150;
    private static final int LEFT = 58;
    private static final int RIGHT = 18;
    private static final int TOP = 64;

    @Override
    public Svg svg() {
        Svg svg = Plot.card(title, TOP + HEIGHT + 28, title + ": " + words());
        svg.text(TextWidth.fit(words(), Look.SMALL, false, Plot.WIDTH - 36), 18, 44, Look.SMALL, Look.INK_SOFT);
        List<Long> counts = histogram.counts();
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        double bottom = TOP + HEIGHT;
        Ticks y = Ticks.linear(0, (double) most, bottom, TOP, 4);
        for (double value : y.values(4)) {
            if (value == Math.rint(value)) {
                svg.path("M" + LEFT + " " + n(y.pixel(value)) + "H" + (Plot.WIDTH - RIGHT), "none", Look.LINE_SOFT, 1);
                svg.text(Wording.number(value), LEFT - 8, y.pixel(value), 10, Look.INK_SOFT, "text-anchor", "end");
            }
        }
        bars(svg, counts, y, bottom);
        svg.path("M" + LEFT + " " + n(bottom) + "H" + (Plot.WIDTH - RIGHT), "none", Look.LINE_STRONG, 1);
        axis(svg, bottom);
        return svg;
    }

    private static void bars(Svg svg, List<Long> counts, Ticks y, double bottom) {
        double bar = (double) (Plot.WIDTH - RIGHT - LEFT) / Math.max(1, counts.size());
        var path = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            double top = counts.get(i) == 0 ? bottom : Math.min(bottom - 1, y.pixel(counts.get(i)));
            path.append('M').append(n(LEFT + i * bar + 0.5)).append(' ').append(n(bottom));
            path.append('V')
                    .append(n(top))
                    .append('h')
                    .append(n(Math.max(1, bar - 1)))
                    .append('V')
                    .append(n(bottom));
            path.append('Z');
        }
        if (!path.isEmpty()) {
            svg.path(path.toString(), Look.HISTOGRAM, "none", 0);
        }
    }

    private void axis(Svg svg, double bottom) {
        double y = bottom + 13;
        svg.text(Wording.number(histogram.low()), LEFT, y, 10, Look.INK_SOFT);
        double middle = histogram.low() + (histogram.high() - histogram.low()) / 2;
        double width = (double) Plot.WIDTH - RIGHT - LEFT;
        svg.text(Wording.number(middle), LEFT + width / 2, y, 10, Look.INK_SOFT, "text-anchor", "middle");
        svg.text(Wording.number(histogram.high()), Plot.WIDTH - RIGHT, y, 10, Look.INK_SOFT, "text-anchor", "end");
    }

    private String words() {
        long all = histogram.counts().stream().mapToLong(Long::longValue).sum();
        return Wording.count(all) + " values from " + Wording.number(histogram.low()) + " to "
                + Wording.number(histogram.high())
                + (histogram.notFinite() > 0 ? ", " + Wording.count(histogram.notFinite()) + " not finite" : "");
    }

    @Override
    public Map<String, Object> vegaLite(String id) {
        return VegaLite.of(this);
    }
}
