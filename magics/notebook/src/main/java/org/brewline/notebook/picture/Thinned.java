package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;

/** Fewer points that draw the same: of each stretch its lowest and its highest, and the first and the last of all. */
final class Thinned {
    private Thinned() {}

    static List<Curve.Point> to(List<Curve.Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        int stretches = Math.max(1, (most - 2) / 2);
        var kept = new ArrayList<Curve.Point>(most);
        kept.add(points.get(0));
        int inner = points.size() - 2;
        for (int i = 0; i < stretches; i++) {
            int from = 1 + (int) ((long) inner * i / stretches);
            int to = 1 + (int) ((long) inner * (i + 1) / stretches);
            addExtremes(kept, points.subList(from, to));
        }
        kept.add(points.get(points.size() - 1));
        return kept;
    }

    private static void addExtremes(List<Curve.Point> kept, List<Curve.Point> stretch) {
        if (stretch.isEmpty()) {
            return;
        }
        int low = 0;
        int high = 0;
        for (int i = 1; i < stretch.size(); i++) {
            low = stretch.get(i).y() < stretch.get(low).y() ? i : low;
            high = stretch.get(i).y() > stretch.get(high).y() ? i : high;
        }
        kept.add(stretch.get(Math.min(low, high)));
        if (low != high) {
            kept.add(stretch.get(Math.max(low, high)));
        }
    }
}
