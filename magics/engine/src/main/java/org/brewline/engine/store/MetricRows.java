package org.brewline.engine.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inserts the points of one run's metrics. Used by the writing thread only. */
final class MetricRows {
    private static final String ONE = "insert into metric_point values (?, ?, ?, ?, ?)";
    private static final String MORE = ", (?, ?, ?, ?, ?)";

    private final String run;
    private final Map<Key, Series> series = new HashMap<>();
    private final Set<String> steps = new HashSet<>();
    private long rollbacks;
    /** Most points are of the same metric as the one before. */
    private @Nullable Series lastSeries;

    private String lastStep = "";
    private String lastName = "";
    private String many = "";

    MetricRows(String run) {
        this.run = run;
    }

    private record Key(String step, String name) {}

    /** A metric's row ID and how many points it has. */
    private static final class Series {
        final long id;
        final List<MetricBucket> buckets;
        long points;

        Series(long id, long points, List<MetricBucket> buckets) {
            this.id = id;
            this.points = points;
            this.buckets = buckets;
        }

        /** Counts the point, and gives its place. */
        long take(Sql sql, PointBatch batch, int i) throws SQLException {
            long seq = points++;
            for (MetricBucket bucket : buckets) {
                bucket.take(sql, seq, batch.step(i), batch.value(i), batch.atMillis(i));
            }
            return seq;
        }
    }

    /** Whether the step has points. */
    boolean has(String step) {
        return steps.contains(step);
    }

    void insert(Sql sql, String step, PointBatch batch) throws SQLException {
        if (sql.rollbacks() != rollbacks) {
            series.clear();
            lastSeries = null;
            rollbacks = sql.rollbacks();
        }
        steps.add(step);
        int i = 0;
        int rows = sql.dialect().manyRows();
        if (batch.size() >= rows && many.isEmpty()) {
            many = ONE + MORE.repeat(rows - 1);
        }
        for (; i + rows <= batch.size(); i += rows) {
            insert(sql, many, step, batch, i, rows);
        }
        for (; i < batch.size(); i++) {
            insert(sql, ONE, step, batch, i, 1);
        }
        for (Series changed : series.values()) {
            for (MetricBucket bucket : changed.buckets) {
                bucket.put(sql);
            }
        }
    }

    private void insert(Sql sql, String insert, String step, PointBatch batch, int from, int count)
            throws SQLException {
        PreparedStatement statement = sql.statement(insert);
        int parameter = 1;
        for (int i = from; i < from + count; i++) {
            Series target = series(sql, step, batch.name(i));
            statement.setLong(parameter++, target.id);
            statement.setLong(parameter++, target.take(sql, batch, i));
            statement.setLong(parameter++, batch.step(i));
            statement.setDouble(parameter++, batch.value(i));
            statement.setLong(parameter++, batch.atMillis(i));
        }
        statement.executeUpdate();
    }

    private Series series(Sql sql, String step, String name) throws SQLException {
        Series again = lastSeries;
        if (again != null && name.equals(lastName) && step.equals(lastStep)) {
            return again;
        }
        Series known = find(sql, step, name);
        lastSeries = known;
        lastStep = step;
        lastName = name;
        return known;
    }

    private Series find(Sql sql, String step, String name) throws SQLException {
        var key = new Key(step, name);
        Series known = series.get(key);
        if (known == null) {
            sql.update(
                    "insert into metric (run_id, step, name) values (?, ?, ?) on conflict do nothing", run, step, name);
            long id = sql.first(
                            row -> row.getLong(1),
                            "select id from metric where run_id = ? and step = ? and name = ?",
                            run,
                            step,
                            name)
                    .orElseThrow();
            long points = sql.first(
                            row -> row.getLong(1),
                            "select coalesce(max(seq) + 1, 0) from metric_point where metric_id = ?",
                            id)
                    .orElse(0L);
            known = new Series(
                    id, points, List.of(MetricBucket.of(sql, id, 1, points), MetricBucket.of(sql, id, 2, points)));
            series.put(key, known);
        }
        return known;
    }
}
