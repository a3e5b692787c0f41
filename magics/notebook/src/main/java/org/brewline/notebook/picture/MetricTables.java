package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.component.Better;
import org.brewline.engine.store.StaticMetric;

/** Static metrics as tables: numbers by step, and confusion matrices as heat maps with their counts. */
final class MetricTables {
    private static final int MOST_LABELS = 20;
    private static final int MOST_MATRICES = 8;
    private static final int MOST_ROWS = 60;
    private static final int MOST_COLUMNS = 16;

    private MetricTables() {}

    /** Steps (or steps of runs) as rows with their scalar metrics, in order; rows without any are left out. */
    static Map<String, Map<String, Double>> scalars(RunPicture run) {
        var rows = new LinkedHashMap<String, Map<String, Double>>();
        for (StepPicture step : run.steps()) {
            var row = new LinkedHashMap<String, Double>();
            for (StaticMetric metric : step.metrics()) {
                if (metric instanceof StaticMetric.Scalar scalar) {
                    row.put(scalar.name(), scalar.value());
                }
            }
            if (!row.isEmpty()) {
                rows.put(step.name(), row);
            }
        }
        return rows;
    }

    static List<String> columns(Map<String, Map<String, Double>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.values().forEach(r -> columns.addAll(r.keySet()));
        return columns.stream().limit(MOST_COLUMNS).toList();
    }

    /** Of the metrics for which a component said so, which of two values is the better one. */
    static Map<String, Better> directions(List<RunPicture> runs) {
        var directions = new LinkedHashMap<String, Better>();
        for (RunPicture run : runs) {
            for (StepPicture step : run.steps()) {
                for (StaticMetric metric : step.metrics()) {
                    if (metric instanceof StaticMetric.Scalar scalar) {
                        scalar.better().ifPresent(b -> directions.put(scalar.name(), b));
                    }
                }
            }
        }
        return directions;
    }

    /** As the component said, else as the name tells. */
    static boolean isLowBetter(String metric, Map<String, Better> directions) {
        Better said = directions.get(metric);
        return said == null ? Curve.lowerIsBetter(metric) : said == Better.LOWER;
    }

    /** The best of a column, if there is more than one value to be better than. */
    static boolean isBest(
            Map<String, Map<String, Double>> rows, String column, double value, Map<String, Better> directions) {
        var values = rows.values().stream()
                .filter(r -> r.containsKey(column))
                .mapToDouble(r -> r.get(column))
                .filter(Double::isFinite)
                .toArray();
        var range = java.util.Arrays.stream(values).summaryStatistics();
        double best = isLowBetter(column, directions) ? range.getMin() : range.getMax();
        return values.length > 1 && range.getMin() < range.getMax() && value == best;
    }

    static void scalars(
            Html page, String rowName, Map<String, Map<String, Double>> rows, Map<String, Better> directions) {
        List<String> columns = columns(rows);
        var heads = new ArrayList<String>();
        var numeric = new ArrayList<Boolean>();
        heads.add(rowName);
        numeric.add(false);
        columns.forEach(c -> {
            heads.add(c + (isLowBetter(c, directions) ? " ↓" : " ↑"));
            numeric.add(true);
        });
        Parts.table(page, heads, numeric);
        rows.entrySet().stream().limit(MOST_ROWS).forEach(entry -> {
            Parts.row(page);
            Parts.rowHead(page, entry.getKey());
            for (String column : columns) {
                scalar(page, rows, column, entry.getValue().get(column), directions);
            }
            page.close();
        });
        Parts.endTable(page);
        if (rows.size() > MOST_ROWS) {
            Parts.note(page, "and " + (rows.size() - MOST_ROWS) + " more");
        }
    }

    private static void scalar(
            Html page,
            Map<String, Map<String, Double>> rows,
            String column,
            @org.jspecify.annotations.Nullable Double value,
            Map<String, Better> directions) {
        if (value == null) {
            Parts.number(page, "–");
        } else if (isBest(rows, column, value, directions)) {
            page.leaf(
                    "td",
                    "★ " + Wording.number(value),
                    "title",
                    "best",
                    "style",
                    Parts.cell(true) + ";white-space:nowrap;font-weight:600;color:" + Look.State.SUCCEEDED.colour);
        } else {
            Parts.number(page, Wording.number(value));
        }
    }

    /** The confusion matrices of one run, or of several, then named by step and run; says if there are any. */
    static boolean confusion(Html page, List<RunPicture> runs) {
        RunNames names = RunNames.of(runs);
        int shown = 0;
        for (RunPicture run : runs) {
            for (StepPicture step : run.steps()) {
                for (StaticMetric metric : step.metrics()) {
                    if (metric instanceof StaticMetric.ConfusionMatrix matrix && shown++ < MOST_MATRICES) {
                        confusion(page, step.name() + (runs.size() > 1 ? " · " + names.of(run.id()) : ""), matrix);
                    }
                }
            }
        }
        if (shown > MOST_MATRICES) {
            Parts.note(page, "and " + (shown - MOST_MATRICES) + " more confusion matrices");
        }
        return shown > 0;
    }

    private static void confusion(Html page, String title, StaticMetric.ConfusionMatrix matrix) {
        if (matrix.labels().size() > MOST_LABELS) {
            Parts.note(
                    page,
                    title + ": a confusion matrix of " + matrix.labels().size() + " labels is too large to be shown.");
            return;
        }
        page.open("div", "style", Parts.BESIDE);
        page.open(
                "table",
                "style",
                "border-collapse:separate;border-spacing:3px;border:0;margin:0;width:auto;font-size:12px;color:"
                        + Look.INK + ";background:" + Look.GROUND);
        page.leaf(
                "caption",
                title + " · rows actual, columns predicted",
                "style",
                "caption-side:top;text-align:left;padding:0 0 4px;font-size:12px;color:" + Look.INK_SOFT);
        page.open("thead");
        Parts.row(page);
        label(page, "", "col", "left");
        matrix.labels().forEach(l -> label(page, l, "col", "center"));
        page.close().close().open("tbody");
        for (int i = 0; i < matrix.counts().size(); i++) {
            Parts.row(page);
            label(page, i < matrix.labels().size() ? matrix.labels().get(i) : "", "row", "right");
            List<Long> row = matrix.counts().get(i);
            long all = row.stream().mapToLong(Long::longValue).sum();
            row.forEach(count -> count(page, count, all == 0 ? 0 : (double) count / all));
            page.close();
        }
        page.close().close().close();
    }

    private static void label(Html page, String text, String scope, String align) {
        page.leaf(
                "th",
                Html.brief(text, 24),
                "scope",
                scope,
                "style",
                "padding:3px 6px;border:0;background:" + Look.GROUND + ";font-size:11px;font-weight:600;color:"
                        + Look.INK_SOFT + ";text-align:" + align);
    }

    /** Heat by the share of the actual label's cases, so that rare labels show too. */
    private static void count(Html page, long count, double share) {
        page.leaf(
                "td",
                Wording.count(count),
                "title",
                Math.round(100 * share) + " % of the actual label",
                "style",
                "padding:8px"
                        + " 6px;border:0;border-radius:6px;min-width:52px;text-align:center;font-size:12px;font-weight:600;background:"
                        + Look.heat(0.04 + 0.96 * share) + ";color:" + Look.inkOn(share));
    }
}
