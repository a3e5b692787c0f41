package org.brewline.engine.store;

import java.sql.SQLException;

/** The extremes of consecutive points while they are inserted. Used by the writing thread only. */
final class MetricBucket {
    /** How many points a bucket of each level has. */
    static final long[] POINTS = {1 << 10, 1 << 15};

    private static final String PUT = "insert into metric_bucket values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (metric_id, level, bucket) do update set not_finite = excluded.not_finite,"
            + " low_step = excluded.low_step, low = excluded.low, low_at = excluded.low_at,"
            + " high_step = excluded.high_step, high = excluded.high, high_at = excluded.high_at";

    private final long metric;
    private final int level;
    private long bucket;
    private long notFinite;
    private boolean any;
    private boolean changed;
    private long lowStep;
    private double low;
    private long lowAt;
    private long highStep;
    private double high;
    private long highAt;

    private MetricBucket(long metric, int level, long bucket) {
        this.metric = metric;
        this.level = level;
        this.bucket = bucket;
    }

    /** The bucket that the next point falls into, with what it has already. */
    static MetricBucket of(Sql sql, long metric, int level, long nextSeq) throws SQLException {
        var at = new MetricBucket(metric, level, nextSeq / POINTS[level - 1]);
        sql.query(
                row -> {
                    at.notFinite = row.getLong(1);
                    row.getLong(2);
                    at.any = !row.wasNull();
                    at.lowStep = row.getLong(2);
                    at.low = row.getDouble(3);
                    at.lowAt = row.getLong(4);
                    at.highStep = row.getLong(5);
                    at.high = row.getDouble(6);
                    at.highAt = row.getLong(7);
                    return true;
                },
                "select not_finite, low_step, low, low_at, high_step, high, high_at from metric_bucket"
                        + " where metric_id = ? and level = ? and bucket = ?",
                metric,
                level,
                at.bucket);
        return at;
    }

    void take(Sql sql, long seq, long step, double value, long at) throws SQLException {
        long into = seq / POINTS[level - 1];
        if (into != bucket) {
            put(sql);
            bucket = into;
            notFinite = 0;
            any = false;
        }
        changed = true;
        if (!Double.isFinite(value)) {
            notFinite++;
            return;
        }
        if (!any || value < low) {
            low = value;
            lowStep = step;
            lowAt = at;
        }
        if (!any || value > high) {
            high = value;
            highStep = step;
            highAt = at;
        }
        any = true;
    }

    /** Writes what changed. */
    void put(Sql sql) throws SQLException {
        if (!changed) {
            return;
        }
        changed = false;
        sql.update(
                PUT,
                metric,
                level,
                bucket,
                notFinite,
                any ? lowStep : null,
                any ? low : null,
                any ? lowAt : null,
                any ? highStep : null,
                any ? high : null,
                any ? highAt : null);
    }
}
