package org.brewline.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads metrics as curves: few rows, however many points there are. */
final class CurveRows {
    private final Sql sql;
    private final StepOrigin from;
    private final String name;

    CurveRows(Sql sql, StepOrigin from, String name) {
        this.sql = sql;
        this.from = from;
        this.name = name;
    }

    MetricCurve read() throws SQLException {
        Optional<Long> metric = PointRows.metric(sql, from, name);
        if (metric.isEmpty()) {
            return new MetricCurve(name, 0, 0, List.of());
        }
        var rows = new PointRows(sql, metric.get(), name);
        long count = rows.count();
        if (count <= MetricCurve.COMPLETE) {
            return complete(rows);
        }
        int level = count <= MetricCurve.COMPLETE * MetricBucket.POINTS[0] ? 1 : 2;
        long buckets = sql.first(
                        row -> row.getLong(1),
                        "select count(*) from metric_bucket where metric_id = ? and level = ?",
                        metric.get(),
                        level)
                .orElse(0L);
        long needed = (count - 1) / MetricBucket.POINTS[level - 1] + 1;
        return buckets == needed ? extremes(rows, metric.get(), level, count) : complete(rows);
    }

    private MetricCurve complete(PointRows rows) throws SQLException {
        List<MetricPoint> points = rows.all();
        return new MetricCurve(name, points.size(), 0, points);
    }

    private MetricCurve extremes(PointRows rows, long metric, int level, long count) throws SQLException {
        var points = new ArrayList<MetricPoint>();
        rows.at(0).ifPresent(points::add);
        var notFinite = new long[1];
        sql.query(
                row -> {
                    notFinite[0] += row.getLong(1);
                    add(row, points);
                    return true;
                },
                "select not_finite, low_step, low, low_at, high_step, high, high_at from metric_bucket"
                        + " where metric_id = ? and level = ? order by bucket",
                metric,
                level);
        rows.at(count - 1).ifPresent(points::add);
        long listed = points.stream().filter(p -> !Double.isFinite(p.value())).count();
        return new MetricCurve(name, count, notFinite[0] - listed, points);
    }

    private void add(ResultSet row, List<MetricPoint> points) throws SQLException {
        row.getLong(2);
        if (row.wasNull()) {
            return;
        }
        MetricPoint low = point(row, 2);
        MetricPoint high = point(row, 5);
        boolean lowFirst = low.step() <= high.step();
        points.add(lowFirst ? low : high);
        if (!low.equals(high)) {
            points.add(lowFirst ? high : low);
        }
    }

    private MetricPoint point(ResultSet row, int column) throws SQLException {
        return new MetricPoint(
                name, row.getLong(column), row.getDouble(column + 1), Instant.ofEpochMilli(row.getLong(column + 2)));
    }
}
