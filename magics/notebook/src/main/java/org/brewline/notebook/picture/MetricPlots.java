package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.store.StaticMetric;

/**
 * The charts of one or several runs: one for each dynamic metric, one for all ROC and one for all precision-recall
 * curves, and one for each feature importance and histogram.
 */
final class MetricPlots {
    private static final int MOST_SERIES = 12;
    private static final int MOST_BARS = 8;

    private final boolean several;
    private final int mostPoints;
    private final PlotStyle style;

    /**
     * @param several whether curves come from several runs, then named by step and run
     * @param mostPoints points to draw of a curve
     */
    MetricPlots(boolean several, int mostPoints) {
        this(several, mostPoints, PlotStyle.USUAL);
    }

    MetricPlots(boolean several, int mostPoints, PlotStyle style) {
        this.several = several;
        this.mostPoints = mostPoints;
        this.style = style;
    }

    List<Svg> of(List<RunPicture> runs) {
        return charts(runs).stream().map(Chart::svg).toList();
    }

    List<Chart> charts(List<RunPicture> runs) {
        RunNames names = RunNames.of(runs);
        var byMetric = new LinkedHashMap<String, Map<String, Curve>>();
        var rocs = new ArrayList<Plot.Series>();
        var precisions = new ArrayList<Plot.Series>();
        var bars = new ArrayList<Chart>();
        for (RunPicture run : runs) {
            for (StepPicture step : run.steps()) {
                String name = several ? step.name() + " · " + names.of(run.id()) : step.name();
                step.curves().stream()
                        .filter(c -> !c.points().isEmpty())
                        .forEach(c -> byMetric.computeIfAbsent(c.name(), n -> new LinkedHashMap<>())
                                .put(name, c));
                for (StaticMetric metric : step.metrics()) {
                    if (metric instanceof StaticMetric.Roc roc) {
                        rocs.add(UnitCurve.roc(name, roc));
                    } else if (metric instanceof StaticMetric.PrecisionRecall curve) {
                        precisions.add(UnitCurve.precisionRecall(name, curve));
                    } else if (metric instanceof StaticMetric.Importance importance) {
                        bars.add(new BarPlot("Feature importance: " + name, importance.byFeature()));
                    } else if (metric instanceof StaticMetric.Histogram histogram) {
                        bars.add(new HistogramPlot(histogram.name() + ": " + name, histogram));
                    }
                }
            }
        }
        var charts = new ArrayList<Chart>();
        byMetric.forEach((metric, curves) -> charts.add(curves(metric, curves)));
        add(charts, "ROC", "false positive rate", "true positive rate", rocs, Plot.Axes.UNIT_WITH_CHANCE);
        add(charts, "Precision-recall", "recall", "precision", precisions, Plot.Axes.UNIT);
        charts.addAll(bars.subList(0, Math.min(MOST_BARS, bars.size())));
        return charts;
    }

    private static void add(
            List<Chart> charts, String title, String xLabel, String yLabel, List<Plot.Series> curves, Plot.Axes axes) {
        if (!curves.isEmpty()) {
            List<Plot.Series> drawn = curves.subList(0, Math.min(MOST_SERIES, curves.size()));
            charts.add(new Plot(title + ": " + yLabel, xLabel, yLabel, drawn, axes));
        }
    }

    /** A series each; many curves share the points of four. */
    private Plot curves(String metric, Map<String, Curve> curves) {
        int drawn = Math.min(MOST_SERIES, curves.size());
        int points = drawn <= 4 ? mostPoints : Math.max(20, 4 * mostPoints / drawn);
        var series = new ArrayList<Plot.Series>();
        curves.entrySet().stream()
                .limit(MOST_SERIES)
                .forEach(e -> series.add(series(e.getKey(), e.getValue(), points)));
        return new Plot(metric, "step", metric, series, style.plotAxes());
    }

    private Plot.Series series(String name, Curve curve, int points) {
        Curve.Point best = curve.best();
        String note = "last " + Wording.number(curve.last().y()) + ", best " + Wording.number(best.y()) + " at "
                + best.x() + (curve.notFinite() > 0 ? ", " + curve.notFinite() + " not finite" : "");
        List<Plot.Spot> spots = spots(Thinned.to(curve.points(), points));
        List<Plot.Spot> smooth = style.smooth(spots(curve.points()));
        int every = Math.max(1, smooth.size() / Math.max(1, points / 2));
        var drawn = new ArrayList<Plot.Spot>();
        for (int i = 0; i < smooth.size(); i++) {
            if (i % every == 0 || i == smooth.size() - 1) {
                drawn.add(smooth.get(i));
            }
        }
        return new Plot.Series(name, note, spots, drawn, new Plot.Spot(best.x(), best.y()));
    }

    private static List<Plot.Spot> spots(List<Curve.Point> points) {
        return points.stream().map(p -> new Plot.Spot(p.x(), p.y())).toList();
    }
}
