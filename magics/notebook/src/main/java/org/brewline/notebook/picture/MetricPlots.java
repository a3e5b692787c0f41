package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.store.StaticMetric;

/** The plots of one or several runs: one for each dynamic metric, and one for all ROC curves. */
final class MetricPlots {
    private static final int MOST_SERIES = 12;

    private final boolean several;
    private final int mostPoints;

    /**
     * @param several whether curves come from several runs, then named by step and run
     * @param mostPoints points to draw of a curve
     */
    MetricPlots(boolean several, int mostPoints) {
        this.several = several;
        this.mostPoints = mostPoints;
    }

    List<Svg> of(List<RunPicture> runs) {
        RunNames names = RunNames.of(runs);
        var byMetric = new LinkedHashMap<String, Map<String, Curve>>();
        var rocs = new ArrayList<Plot.Series>();
        for (RunPicture run : runs) {
            for (StepPicture step : run.steps()) {
                step.curves().stream()
                        .filter(c -> !c.points().isEmpty())
                        .forEach(c -> byMetric.computeIfAbsent(c.name(), n -> new LinkedHashMap<>())
                                .put(name(names, run, step), c));
                step.metrics().stream()
                        .filter(StaticMetric.Roc.class::isInstance)
                        .forEach(m -> rocs.add(roc(name(names, run, step), (StaticMetric.Roc) m)));
            }
        }
        var plots = new ArrayList<Svg>();
        byMetric.forEach((metric, curves) -> {
            List<String> series = List.copyOf(curves.keySet());
            List<Curve> drawn = List.copyOf(curves.values());
            int most = Math.min(MOST_SERIES, series.size());
            plots.add(Plot.curves(metric, series.subList(0, most), drawn.subList(0, most), points(most)));
        });
        if (!rocs.isEmpty()) {
            plots.add(Plot.roc("ROC: true positive rate", rocs.subList(0, Math.min(MOST_SERIES, rocs.size()))));
        }
        return plots;
    }

    /** Many curves share the points of four. */
    private int points(int curves) {
        return curves <= 4 ? mostPoints : Math.max(20, 4 * mostPoints / curves);
    }

    private String name(RunNames names, RunPicture run, StepPicture step) {
        return several ? step.name() + " · " + names.of(run.id()) : step.name();
    }

    private static Plot.Series roc(String name, StaticMetric.Roc roc) {
        var spots = new ArrayList<Plot.Spot>();
        double area = 0;
        int size =
                Math.min(roc.falsePositiveRate().size(), roc.truePositiveRate().size());
        int every = Math.max(1, size / 300);
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                double width =
                        roc.falsePositiveRate().get(i) - roc.falsePositiveRate().get(i - 1);
                area += width
                        * (roc.truePositiveRate().get(i)
                                + roc.truePositiveRate().get(i - 1))
                        / 2;
            }
            if (i % every == 0 || i == size - 1) {
                spots.add(new Plot.Spot(
                        roc.falsePositiveRate().get(i), roc.truePositiveRate().get(i)));
            }
        }
        return new Plot.Series(name, "AUC " + Wording.number(Math.abs(area)), spots, null);
    }
}
