package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.brewline.engine.store.StaticMetric;

/** Curves between 0 and 1 with the area below them: ROC, and precision by recall. */
final class UnitCurve {
    private static final int MOST_SPOTS = 300;

    private UnitCurve() {}

    static Plot.Series roc(String name, StaticMetric.Roc roc) {
        return of(name, "AUC", roc.falsePositiveRate(), roc.truePositiveRate());
    }

    static Plot.Series precisionRecall(String name, StaticMetric.PrecisionRecall curve) {
        return of(name, "AP", curve.recall(), curve.precision());
    }

    private static Plot.Series of(String name, String area, List<Double> x, List<Double> y) {
        var spots = new ArrayList<Plot.Spot>();
        for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
            if (Double.isFinite(x.get(i)) && Double.isFinite(y.get(i))) {
                spots.add(new Plot.Spot(x.get(i), y.get(i)));
            }
        }
        spots.sort(Comparator.comparingDouble(Plot.Spot::x));
        double sum = 0;
        for (int i = 1; i < spots.size(); i++) {
            sum += (spots.get(i).x() - spots.get(i - 1).x())
                    * (spots.get(i).y() + spots.get(i - 1).y())
                    / 2;
        }
        return new Plot.Series(name, area + " " + Wording.number(sum), thinned(spots), List.of(), null);
    }

    private static List<Plot.Spot> thinned(List<Plot.Spot> spots) {
        int every = Math.max(1, spots.size() / MOST_SPOTS);
        var kept = new ArrayList<Plot.Spot>();
        for (int i = 0; i < spots.size(); i++) {
            if (i % every == 0 || i == spots.size() - 1) {
                kept.add(spots.get(i));
            }
        }
        return kept;
    }
}
