package org.brewline.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads the points of a metric, whether they have rows of their own or are packed, many to a row. */
final class PointRows {
    private final Sql sql;
    private final long metric;
    private final String name;

    /**
     * @param metric the metric's row ID
     * @param name its name
     */
    PointRows(Sql sql, long metric, String name) {
        this.sql = sql;
        this.metric = metric;
        this.name = name;
    }

    /** A row's points, and the number of the first one. */
    private record Run(long seq, List<MetricPoint> points) {}

    /** The row ID of a step's metric. */
    static Optional<Long> metric(Sql sql, StepOrigin of, String name) throws SQLException {
        return sql.first(
                row -> row.getLong(1),
                "select id from metric where run_id = ? and step = ? and name = ?",
                of.run().toString(),
                of.step(),
                name);
    }

    /** How many there are. */
    long count() throws SQLException {
        long single = sql.first(
                        row -> row.getLong(1),
                        "select coalesce(max(seq) + 1, 0) from metric_point where metric_id = ?",
                        metric)
                .orElse(0L);
        long packed = sql.first(
                        row -> row.getLong(1),
                        "select seq + points from metric_chunk where metric_id = ? order by seq desc limit 1",
                        metric)
                .orElse(0L);
        return Math.max(single, packed);
    }

    /** All in the order they were logged. */
    List<MetricPoint> all() throws SQLException {
        List<Run> single = sql.query(
                row -> new Run(row.getLong(1), List.of(point(row))),
                "select seq, step, value, at from metric_point where metric_id = ? order by seq",
                metric);
        List<Run> packed = sql.query(
                this::unpacked,
                "select seq, points, packed from metric_chunk where metric_id = ? order by seq",
                metric);
        var all = new ArrayList<MetricPoint>();
        int next = 0;
        for (Run run : single) {
            while (next < packed.size() && packed.get(next).seq() < run.seq()) {
                all.addAll(packed.get(next++).points());
            }
            all.addAll(run.points());
        }
        packed.subList(next, packed.size()).forEach(run -> all.addAll(run.points()));
        return all;
    }

    /** The point of that number, counted from 0. */
    Optional<MetricPoint> at(long seq) throws SQLException {
        Optional<MetricPoint> single = sql.first(
                this::point,
                "select seq, step, value, at from metric_point where metric_id = ? and seq = ?",
                metric,
                seq);
        return single.isPresent()
                ? single
                : sql.first(
                                this::unpacked,
                                "select seq, points, packed from metric_chunk where metric_id = ? and seq <= ?"
                                        + " order by seq desc limit 1",
                                metric,
                                seq)
                        .filter(run -> seq - run.seq() < run.points().size())
                        .map(run -> run.points().get((int) (seq - run.seq())));
    }

    /** The newest point of each of a step's metrics, in two statements however many there are. */
    static Collection<MetricPoint> lastOf(Sql sql, String run, String step) throws SQLException {
        var last = new LinkedHashMap<String, Run>();
        sql.query(
                row -> last.put(row.getString(5), new Run(row.getLong(1), List.of(point(row.getString(5), row)))),
                "select seq, p.step, value, at, m.name from metric m join metric_point p on p.metric_id = m.id"
                        + " and p.seq = (select max(seq) from metric_point where metric_id = m.id)"
                        + " where m.run_id = ? and m.step = ?",
                run,
                step);
        sql.query(
                row -> last.merge(
                        row.getString(4),
                        unpacked(row.getString(4), row),
                        (single, packed) -> single.seq() > packed.seq() ? single : packed),
                "select seq, points, packed, m.name from metric m join metric_chunk c on c.metric_id = m.id"
                        + " and c.seq = (select max(seq) from metric_chunk where metric_id = m.id)"
                        + " where m.run_id = ? and m.step = ?",
                run,
                step);
        return last.values().stream()
                .map(points -> points.points().get(points.points().size() - 1))
                .toList();
    }

    private Run unpacked(ResultSet row) throws SQLException {
        return unpacked(name, row);
    }

    private static Run unpacked(String name, ResultSet row) throws SQLException {
        return new Run(row.getLong(1), PackedPoints.unpack(name, row.getBytes(3), row.getInt(2)));
    }

    private MetricPoint point(ResultSet row) throws SQLException {
        return point(name, row);
    }

    private static MetricPoint point(String name, ResultSet row) throws SQLException {
        double value = row.getDouble(3);
        double kept = row.wasNull() ? Double.NaN : value;
        return new MetricPoint(name, row.getLong(2), kept, Instant.ofEpochMilli(row.getLong(4)));
    }
}
