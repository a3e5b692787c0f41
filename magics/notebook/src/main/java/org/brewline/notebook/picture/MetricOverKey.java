package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.List;
import org.brewline.engine.sweep.Dimension;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;

/** The metric of each trial over one varied key, a point each; the best is marked. */
final class MetricOverKey {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 220;
    private static final double LEFT = 52;
    private static final double RIGHT = 14;
    private static final double TOP = 40;
    private static final double BOTTOM = 36;
    private static final String BEST = "#d55e00";

    private MetricOverKey() {}

    static Svg of(SweepStatus sweep, Dimension dimension) {
        SweepAxis x = SweepAxis.of(dimension, sweep.trials(), LEFT + 8, WIDTH - RIGHT - 8);
        SweepAxis y = SweepAxis.ofMetric(sweep, HEIGHT - BOTTOM, TOP);
        String metric = sweep.plan().goal().metric();
        Svg svg = new Svg(WIDTH, HEIGHT, metric + " over " + dimension.key());
        svg.rect(0.5, 0.5, WIDTH - 1, HEIGHT - 1, 10, Look.GROUND, Look.LINE_SOFT);
        String title = TextWidth.fit(y.shortName() + " over " + dimension.key(), Look.SMALL, true, WIDTH - 24);
        svg.text(title, 12, 20, Look.SMALL, Look.INK, "font-weight", "600");
        for (SweepAxis.Tick tick : y.ticks()) {
            svg.path("M" + n(LEFT) + " " + n(tick.pixel()) + "H" + n(WIDTH - RIGHT), "none", Look.LINE_SOFT, 1);
            svg.text(tick.label(), LEFT - 6, tick.pixel(), 10, Look.INK_SOFT, "text-anchor", "end");
        }
        double bottom = HEIGHT - BOTTOM;
        svg.path("M" + n(LEFT) + " " + n(bottom) + "H" + n(WIDTH - RIGHT), "none", Look.LINE_STRONG, 1);
        List<SweepAxis.Tick> ticks = x.ticks();
        double room = (WIDTH - LEFT - RIGHT) / Math.max(1, ticks.size()) - 4;
        for (SweepAxis.Tick tick : ticks) {
            svg.path("M" + n(tick.pixel()) + " " + n(bottom) + "v4", "none", Look.LINE_STRONG, 1);
            String label = TextWidth.fit(tick.label(), 10, false, room);
            svg.text(label, tick.pixel(), bottom + 14, 10, Look.INK_SOFT, "text-anchor", "middle");
        }
        points(svg, sweep, x, y);
        return svg;
    }

    private static void points(Svg svg, SweepStatus sweep, SweepAxis x, SweepAxis y) {
        int most = Math.max(1, sweep.trials().size() - 1);
        for (Trial trial : sweep.trials()) {
            if (trial.value().isPresent() && Double.isFinite(trial.value().getAsDouble())) {
                // Words are spread by number, so that equal points lie side by side.
                double spread = x.isNumeric() ? 0 : ((double) (trial.number() * 7 % (most + 1)) / most - 0.5) * 0.8;
                boolean early = trial.state() != Trial.State.SUCCEEDED;
                double px = x.pixel(trial, spread);
                double py = y.pixel(trial, 0);
                if (early) {
                    svg.path("M" + n(px - 3) + " " + n(py - 3) + "l6 6m0 -6l-6 6", "none", "#8a94a3", 1.4);
                } else {
                    svg.body()
                            .empty(
                                    "circle",
                                    "cx",
                                    n(px),
                                    "cy",
                                    n(py),
                                    "r",
                                    "3.5",
                                    "fill",
                                    Look.ACCENT,
                                    "fill-opacity",
                                    "0.65");
                }
            }
        }
        sweep.best().ifPresent(best -> {
            double spread = x.isNumeric() ? 0 : ((double) (best.number() * 7 % (most + 1)) / most - 0.5) * 0.8;
            double px = x.pixel(best, spread);
            double py = y.pixel(best, 0);
            svg.path("M" + n(px) + " " + n(py) + "m0 -7l7 7l-7 7l-7 -7Z", Look.GROUND, BEST, 2.2);
        });
    }
}
