package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A named amount a row, as a card: the longest bar is the greatest amount; amounts below 0 go to the left. */
record BarPlot(String title, Map<String, Double> amounts) implements Chart {
    private static final int MOST = 20;
    private static final int LEFT = 150;
    private static final int RIGHT = 66;
    private static final int ROW = 20;
    private static final int TOP = 42;

    BarPlot {
        amounts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(amounts));
    }

    List<Map.Entry<String, Double>> rows() {
        return amounts.entrySet().stream()
                .filter(e -> Double.isFinite(e.getValue()))
                .limit(MOST)
                .toList();
    }

    @Override
    public Svg svg() {
        List<Map.Entry<String, Double>> rows = rows();
        int more = amounts.size() - rows.size();
        Svg svg = Plot.card(title, TOP + ROW * rows.size() + (more > 0 ? 32 : 14), words(rows));
        double low =
                Math.min(0, rows.stream().mapToDouble(Map.Entry::getValue).min().orElse(0));
        double high =
                Math.max(0, rows.stream().mapToDouble(Map.Entry::getValue).max().orElse(1));
        var x = new Ticks(low, high > low ? high : low + 1, LEFT, Plot.WIDTH - RIGHT, false);
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + i * ROW + ROW / 2.0, x);
        }
        svg.path("M" + n(x.pixel(0)) + " " + TOP + "V" + (TOP + ROW * rows.size()), "none", Look.LINE_STRONG, 1);
        if (more > 0) {
            svg.text("and " + more + " more", LEFT, svg.height() - 18, Look.SMALL, Look.INK_SOFT);
        }
        return svg;
    }

    private static void row(Svg svg, Map.Entry<String, Double> row, double middle, Ticks x) {
        double from = Math.min(x.pixel(0), x.pixel(row.getValue()));
        double width = Math.abs(x.pixel(row.getValue()) - x.pixel(0));
        svg.text(
                TextWidth.fit(row.getKey(), Look.SMALL, false, LEFT - 30),
                LEFT - 8,
                middle,
                Look.SMALL,
                Look.INK,
                "text-anchor",
                "end");
        svg.rect(
                from, middle - 6, Math.max(1, width), 12, 2, row.getValue() < 0 ? Look.series(1) : Look.ACCENT, "none");
        svg.text(
                Wording.number(row.getValue()),
                Plot.WIDTH - 18,
                middle,
                Look.SMALL,
                Look.INK_SOFT,
                "text-anchor",
                "end");
    }

    private String words(List<Map.Entry<String, Double>> rows) {
        var words = new ArrayList<String>();
        rows.forEach(r -> words.add(r.getKey() + " " + Wording.number(r.getValue())));
        return title + ": " + String.join(", ", words);
    }

    @Override
    public Map<String, Object> vegaLite(String id) {
        return VegaLite.of(this);
    }
}
