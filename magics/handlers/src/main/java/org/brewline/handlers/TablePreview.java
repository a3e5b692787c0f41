package org.brewline.handlers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brewline.engine.artifact.Preview;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a person sees of a table: its first rows, and of each column the type, what is missing and a histogram. */
final class TablePreview {
    private static final int ROWS = 10;
    private static final int COLUMNS = 60;
    private static final int CELL = 120;
    private static final int BINS = 12;
    private static final int VALUES = 10;
    /** A column of more different texts than this is no category; its histogram would say nothing. */
    private static final int CATEGORIES = 1_000;

    private TablePreview() {}

    static Preview of(Table table) {
        List<Column<?>> shown = table.columns().stream().limit(COLUMNS).toList();
        var columns = new ArrayList<Preview.Column>();
        for (Column<?> column : shown) {
            columns.add(new Preview.Column(
                    column.name(),
                    column.type().name().toLowerCase(Locale.ROOT),
                    column.countMissing(),
                    histogram(column)));
        }
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < Math.min(ROWS, table.rowCount()); row++) {
            var cells = new ArrayList<String>();
            for (Column<?> column : shown) {
                cells.add(column.isMissing(row) ? "" : cut(String.valueOf(column.get(row))));
            }
            rows.add(cells);
        }
        return new Preview.Table(columns, rows, table.rowCount());
    }

    private static String cut(String text) {
        return text.length() <= CELL ? text : text.substring(0, CELL) + "…";
    }

    private static List<Long> histogram(Column<?> column) {
        return column instanceof NumericColumn<?> numbers ? bins(numbers) : frequencies(column);
    }

    private static List<Long> bins(NumericColumn<?> column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            double value = column.isMissing(row) ? Double.NaN : column.getDouble(row);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return List.of();
        }
        long[] counts = new long[low == high ? 1 : BINS];
        for (int row = 0; row < column.size(); row++) {
            double value = column.isMissing(row) ? Double.NaN : column.getDouble(row);
            if (Double.isFinite(value)) {
                int bin = low == high ? 0 : (int) ((value - low) / (high - low) * BINS);
                counts[Math.min(counts.length - 1, bin)]++;
            }
        }
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private static List<Long> frequencies(Column<?> column) {
        Map<Object, Long> counts = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                counts.merge(column.get(row), 1L, Long::sum);
                if (counts.size() > CATEGORIES) {
                    return List.of();
                }
            }
        }
        return counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(VALUES)
                .toList();
    }
}
