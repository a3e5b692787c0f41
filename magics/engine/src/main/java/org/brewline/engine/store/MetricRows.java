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
    private static final String POINT = "insert into metric_point values (?, ?, ?, ?, ?)";
    private static final String CHUNK = "insert into metric_chunk values (?, ?, ?, ?)";

    private final String run;
    private final Map<Key, Series> series = new HashMap<>();
    private final Set<String> steps = new HashSet<>();
    private long rollbacks;
    /** Most points are of the same metric as the one before. */
    private @Nullable Series lastSeries;

    private String lastStep = "";
    private String lastName = "";

    MetricRows(String run) {
        this.run = run;
    }

    private record Key(String step, String name) {}

    /** A metric's row ID, how many points it has, and those that are not written yet. */
    private static final class Series {
        final long id;
        final List<MetricBucket> buckets;
        final PackedPoints waiting = new PackedPoints();
        long points;

        Series(long id, long points, List<MetricBucket> buckets) {
            this.id = id;
            this.points = points;
            this.buckets = buckets;
        }

        void take(Sql sql, long step, double value, long atMillis) throws SQLException {
            for (MetricBucket bucket : buckets) {
                bucket.take(sql, points, step, value, atMillis);
            }
            points++;
            waiting.add(step, value, atMillis);
            if (waiting.isFull()) {
                put(sql);
            }
        }

        /** Writes what waits: so many points that they fill a row in one, fewer as rows that anybody can query. */
        void put(Sql sql) throws SQLException {
            int count = waiting.size();
            if (waiting.isFull()) {
                sql.update(CHUNK, id, points - count, count, waiting.pack());
            } else if (count > 0) {
                PreparedStatement rows = sql.statement(POINT);
                for (int i = 0; i < count; i++) {
                    rows.setLong(1, id);
                    rows.setLong(2, points - count + i);
                    rows.setLong(3, waiting.step(i));
                    rows.setDouble(4, waiting.value(i));
                    rows.setLong(5, waiting.atMillis(i));
                    rows.addBatch();
                }
                rows.executeBatch();
            }
            waiting.clear();
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
        for (int i = 0; i < batch.size(); i++) {
            series(sql, step, batch.name(i)).take(sql, batch.step(i), batch.value(i), batch.atMillis(i));
        }
        for (Series changed : series.values()) {
            changed.put(sql);
            for (MetricBucket bucket : changed.buckets) {
                bucket.put(sql);
            }
        }
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
            long points = new PointRows(sql, id, name).count();
            known = new Series(
                    id, points, List.of(MetricBucket.of(sql, id, 1, points), MetricBucket.of(sql, id, 2, points)));
            series.put(key, known);
        }
        return known;
    }
}
