package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Trial;

/**
 * Trials as lines across one axis for each varied key and one for the metric. Better ones are drawn later and darker,
 * the best on top of all with its values; on the axes of words, lines through one word are spread by their rank, so that
 * two hundred trials stay a pattern and do not become one stroke.
 */
final class ParallelCoordinates {
    private static final double WIDTH = 918;
    private static final double HEIGHT = 320;
    private static final double TOP = 58;
    private static final double BOTTOM = 24;
    private static final double LEFT = 70;
    private static final double RIGHT = 84;
    private static final int MOST_AXES = 10;
    private static final String BEST = "#d55e00";

    private final List<SweepAxis> axes;
    private final List<Trial> worstFirst;

    private ParallelCoordinates(SweepStatus sweep) {
        var ranked = new ArrayList<>(sweep.ranked().stream()
                .filter(t -> t.value().isPresent() && Double.isFinite(t.value().getAsDouble()))
                .toList());
        java.util.Collections.reverse(ranked);
        this.worstFirst = ranked;
        var all = new ArrayList<SweepAxis>();
        sweep.space().dimensions().stream()
                .limit(MOST_AXES - 1)
                .forEach(d -> all.add(SweepAxis.of(d, sweep.trials(), HEIGHT - BOTTOM, TOP)));
        all.add(SweepAxis.ofMetric(sweep, HEIGHT - BOTTOM, TOP));
        this.axes = all;
    }

    /** The picture; of no trial with a value only the axes. */
    static Svg of(SweepStatus sweep) {
        return new ParallelCoordinates(sweep).draw();
    }

    private double x(int axis) {
        return LEFT + (WIDTH - LEFT - RIGHT) * axis / (axes.size() - 1);
    }

    private Svg draw() {
        String words = "Parallel coordinates of " + worstFirst.size() + " trials over "
                + String.join(", ", axes.stream().map(SweepAxis::name).toList());
        Svg svg = new Svg(WIDTH, HEIGHT, words);
        svg.rect(0.5, 0.5, WIDTH - 1, HEIGHT - 1, 10, Look.GROUND, Look.LINE_SOFT);
        for (int i = 0; i < worstFirst.size(); i++) {
            double share = worstFirst.size() == 1 ? 1 : (double) i / (worstFirst.size() - 1);
            boolean best = i == worstFirst.size() - 1;
            svg.path(way(i), "none", best ? BEST : colour(share), best ? 3 : 1.2 + 0.5 * share);
        }
        for (int a = 0; a < axes.size(); a++) {
            axis(svg, a);
        }
        if (!worstFirst.isEmpty()) {
            best(svg);
        }
        return svg;
    }

    /** From a pale grey blue to the accent; the worse half stays pale. */
    private static String colour(double share) {
        double s = Math.pow(share, 2);
        return "#%02x%02x%02x".formatted(mix(0xd9, 0x00, s), mix(0xe2, 0x72, s), mix(0xeb, 0xb2, s));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private String way(int index) {
        var way = new StringBuilder();
        double spread = worstFirst.size() == 1 ? 0 : (double) index / (worstFirst.size() - 1) - 0.5;
        double before = 0;
        for (int a = 0; a < axes.size(); a++) {
            double y = axes.get(a).pixel(worstFirst.get(index), spread);
            if (a == 0) {
                way.append('M').append(n(x(0))).append(' ').append(n(y));
            } else {
                double middle = (x(a - 1) + x(a)) / 2;
                way.append('C').append(n(middle)).append(' ').append(n(before));
                way.append(' ').append(n(middle)).append(' ').append(n(y));
                way.append(' ').append(n(x(a))).append(' ').append(n(y));
            }
            before = y;
        }
        return way.toString();
    }

    private void axis(Svg svg, int index) {
        SweepAxis axis = axes.get(index);
        double x = x(index);
        boolean last = index == axes.size() - 1;
        svg.path("M" + n(x) + " " + n(TOP) + "V" + n(HEIGHT - BOTTOM), "none", Look.LINE_STRONG, last ? 2 : 1.2);
        double room = Math.min(130, (WIDTH - LEFT - RIGHT) / (axes.size() - 1) - 6);
        String name = TextWidth.fit(axis.shortName(), Look.SMALL, true, room);
        String step = TextWidth.fit(axis.step(), 10, false, room);
        svg.text(step, x, 20, 10, Look.INK_SOFT, "text-anchor", "middle");
        svg.text(name, x, 34, Look.SMALL, last ? BEST : Look.INK, "text-anchor", "middle", "font-weight", "600");
        for (SweepAxis.Tick tick : axis.ticks()) {
            String label = TextWidth.fit(tick.label(), 10, false, index == 0 ? LEFT - 14 : room * 0.6);
            double width = TextWidth.regular(label, 10);
            double at = last ? x + 8 : x - 8 - width;
            svg.path("M" + n(x - 3) + " " + n(tick.pixel()) + "h6", "none", Look.LINE_STRONG, 1);
            svg.rect(at - 2, tick.pixel() - 7, width + 4, 14, 2, Look.GROUND, "none", "fill-opacity", "0.8");
            svg.text(label, at, tick.pixel(), 10, Look.INK_SOFT);
        }
    }

    private void best(Svg svg) {
        Trial best = worstFirst.get(worstFirst.size() - 1);
        for (int a = 0; a < axes.size(); a++) {
            double y = axes.get(a).pixel(best, worstFirst.size() == 1 ? 0 : 0.5);
            svg.circle(x(a), y, 4.5, BEST);
            svg.circle(x(a), y, 2, Look.GROUND);
            boolean last = a == axes.size() - 1;
            if (last || axes.get(a).isNumeric()) {
                String label = last
                        ? "★ " + Wording.number(best.value().orElse(0))
                        : best.config().getOrDefault(axes.get(a).name(), "");
                double width = TextWidth.bold(label, Look.SMALL);
                svg.rect(x(a) + 8, y - 8, width + 6, 16, 3, Look.GROUND, "none", "fill-opacity", "0.9");
                svg.text(label, x(a) + 11, y, Look.SMALL, BEST, "font-weight", "600");
            }
        }
    }
}
