package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Charts as a Vega-Lite specification: the same data, colours and marks as their SVG, to hover over and to zoom into.
 * Everything is inside; nothing is fetched.
 */
final class VegaLite {
    /** The type by which notebooks know it. */
    static final String MIME = "application/vnd.vegalite.v5+json";

    private static final int WIDTH = 340;
    private static final int HEIGHT = 170;

    /** Two columns need so many pixels of the window; Vega-Lite has no word for it, the Vega that it becomes has. */
    private static final Map<String, Object> ONE_COLUMN_WHERE_NARROW =
            Map.of("op", "add", "path", "/layout/columns", "value", Map.of("signal", "windowSize()[0] < 1000 ? 1 : 2"));

    private VegaLite() {}

    /** Charts beside and below each other, as one document. */
    static Map<String, Object> document(List<? extends Chart> charts) {
        var views = new ArrayList<Map<String, Object>>();
        charts.forEach(c -> views.add(c.vegaLite(Integer.toString(views.size()))));
        var document = new LinkedHashMap<String, Object>();
        document.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        document.put(
                "description",
                String.join("\n", charts.stream().map(c -> c.svg().title()).toList()));
        document.put("background", Look.GROUND);
        document.put("padding", 16);
        document.put("config", config());
        document.put("columns", 2);
        document.put("concat", views);
        document.put("usermeta", Map.of("embedOptions", Map.of("patch", List.of(ONE_COLUMN_WHERE_NARROW))));
        document.put("resolve", Map.of("scale", Map.of("color", "independent")));
        return document;
    }

    private static Map<String, Object> config() {
        var text = Map.<String, Object>of(
                "labelFont",
                Look.FONT,
                "titleFont",
                Look.FONT,
                "labelColor",
                Look.INK_SOFT,
                "titleColor",
                Look.INK_SOFT);
        var axis = new LinkedHashMap<String, Object>(text);
        axis.put("gridColor", Look.LINE_SOFT);
        axis.put("domainColor", Look.LINE_STRONG);
        axis.put("tickColor", Look.LINE_STRONG);
        return Map.of(
                "font",
                Look.FONT,
                "axis",
                axis,
                "legend",
                text,
                "title",
                Map.of("anchor", "start", "color", Look.INK, "fontSize", Look.BODY, "fontWeight", 600),
                "view",
                Map.of("stroke", Look.LINE_SOFT));
    }

    static Map<String, Object> of(Plot plot, String id) {
        var values = new ArrayList<Map<String, Object>>();
        var smooth = new ArrayList<Map<String, Object>>();
        var best = new ArrayList<Map<String, Object>>();
        for (Plot.Series one : plot.series()) {
            one.points().forEach(p -> values.add(row(one, p)));
            one.smooth().forEach(p -> smooth.add(row(one, p)));
            if (one.best() != null) {
                best.add(row(one, one.best()));
            }
        }
        boolean smoothed = !smooth.isEmpty();
        var layers = new ArrayList<Map<String, Object>>();
        layers.add(
                layer(values, smoothed ? mark("line", "strokeWidth", 1, "opacity", 0.32) : lines(), plot, "zoom" + id));
        if (smoothed) {
            layers.add(layer(smooth, lines(), plot, ""));
        }
        if (!best.isEmpty()) {
            layers.add(layer(best, mark("point", "shape", "diamond", "size", 70, "filled", false), plot, ""));
        }
        if (plot.axes() == Plot.Axes.UNIT_WITH_CHANCE) {
            layers.add(chance());
        }
        return view(plot.title(), layers);
    }

    private static Map<String, Object> row(Plot.Series one, Plot.Spot spot) {
        return Map.of("x", spot.x(), "y", spot.y(), "series", one.name());
    }

    private static Map<String, Object> lines() {
        return mark("line", "strokeWidth", 2, "interpolate", "linear");
    }

    private static Map<String, Object> layer(
            List<Map<String, Object>> values, Map<String, Object> mark, Plot plot, String zoom) {
        var layer = new LinkedHashMap<String, Object>();
        layer.put("data", Map.of("values", values));
        if (!zoom.isEmpty()) {
            layer.put("params", List.of(Map.of("name", zoom, "select", "interval", "bind", "scales")));
        }
        layer.put("mark", mark);
        var x = field("x", "quantitative", plot.xLabel());
        var y = field("y", "quantitative", plot.yLabel());
        if (plot.axes().isUnit()) {
            x.put("scale", Map.of("domain", List.of(0, 1)));
            y.put("scale", Map.of("domain", List.of(0, 1)));
        } else {
            x.put("scale", Map.of("nice", false, "zero", false));
            y.put("scale", logarithmic(plot) ? Map.of("type", "log") : Map.of("zero", false));
        }
        var names = plot.series().stream().map(Plot.Series::name).distinct().toList();
        var colours = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            colours.add(Look.series(i));
        }
        var colour = field("series", "nominal", "");
        colour.put("scale", Map.of("domain", names, "range", colours));
        colour.put("legend", Map.of("orient", "bottom", "columns", 2, "labelLimit", 150));
        layer.put(
                "encoding",
                Map.of(
                        "x", x,
                        "y", y,
                        "color", colour,
                        "tooltip",
                                List.of(
                                        field("series", "nominal", "curve"),
                                        field("x", "quantitative", plot.xLabel()),
                                        field("y", "quantitative", plot.yLabel()))));
        return layer;
    }

    private static boolean logarithmic(Plot plot) {
        double low = plot.series().stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Plot.Spot::y)
                .min()
                .orElse(0);
        double high = plot.series().stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Plot.Spot::y)
                .max()
                .orElse(1);
        return low > 0
                && (plot.axes() == Plot.Axes.LOGARITHMIC
                        || (plot.axes() == Plot.Axes.FITTING
                                && Ticks.rounded(low, high, 0, 1, 5).logarithmic()));
    }

    private static Map<String, Object> chance() {
        return Map.of(
                "data", Map.of("values", List.of(Map.of("x", 0, "y", 0), Map.of("x", 1, "y", 1))),
                "mark", mark("line", "color", Look.LINE_STRONG, "strokeDash", List.of(3, 3)),
                "encoding", Map.of("x", field("x", "quantitative", ""), "y", field("y", "quantitative", "")));
    }

    static Map<String, Object> of(BarPlot plot) {
        var values = new ArrayList<Map<String, Object>>();
        plot.rows().forEach(r -> values.add(Map.of("name", r.getKey(), "amount", r.getValue())));
        var name = field("name", "nominal", "");
        name.put("sort", List.of());
        name.put("axis", Map.of("labelLimit", 150, "ticks", false));
        var view = view(plot.title(), List.of());
        view.remove("layer");
        view.put("height", Map.of("step", 18));
        view.put("data", Map.of("values", values));
        view.put("mark", mark("bar", "color", Look.ACCENT, "cornerRadius", 2));
        view.put(
                "encoding",
                Map.of(
                        "y", name,
                        "x", field("amount", "quantitative", ""),
                        "tooltip", List.of(field("name", "nominal", "feature"), field("amount", "quantitative", ""))));
        return view;
    }

    static Map<String, Object> of(HistogramPlot plot) {
        var values = new ArrayList<Map<String, Object>>();
        List<Long> counts = plot.histogram().counts();
        double bin = (plot.histogram().high() - plot.histogram().low()) / Math.max(1, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            double from = plot.histogram().low() + i * bin;
            values.add(Map.of("from", from, "to", from + bin, "count", counts.get(i)));
        }
        var from = field("from", "quantitative", "");
        from.put("scale", Map.of("zero", false, "nice", false));
        from.put("bin", "binned");
        var view = view(plot.title(), List.of());
        view.remove("layer");
        view.put("data", Map.of("values", values));
        view.put("mark", mark("bar", "color", Look.HISTOGRAM));
        view.put(
                "encoding",
                Map.of(
                        "x", from,
                        "x2", Map.of("field", "to"),
                        "y", field("count", "quantitative", "count"),
                        "tooltip",
                                List.of(
                                        field("from", "quantitative", "from"),
                                        field("to", "quantitative", "to"),
                                        field("count", "quantitative", "count"))));
        return view;
    }

    private static Map<String, Object> view(String title, List<Map<String, Object>> layers) {
        var view = new LinkedHashMap<String, Object>();
        view.put("title", title);
        view.put("width", WIDTH);
        view.put("height", HEIGHT);
        view.put("layer", layers);
        return view;
    }

    private static Map<String, Object> mark(String type, Object... properties) {
        var mark = new LinkedHashMap<String, Object>();
        mark.put("type", type);
        for (int i = 0; i < properties.length; i += 2) {
            mark.put((String) properties[i], properties[i + 1]);
        }
        return mark;
    }

    private static Map<String, Object> field(String name, String type, String title) {
        var field = new LinkedHashMap<String, Object>();
        field.put("field", name);
        field.put("type", type);
        field.put("title", title);
        return field;
    }
}
