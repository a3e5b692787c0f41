package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is kept of the way a run went. */
final class HistoryRows {
    private HistoryRows() {}

    static List<StepHistory> read(Sql sql, RunId run, List<StepRecord> steps) throws SQLException {
        Map<String, List<StepHistory.Retry>> retries = retries(sql, run);
        Map<String, StepHistory.Progressed> progress = progress(sql, run);
        var result = new ArrayList<StepHistory>();
        for (StepRecord step : steps) {
            StepOrigin origin = StepRows.origin(sql, run, step.name());
            result.add(new StepHistory(
                    step,
                    origin,
                    retries.getOrDefault(step.name(), List.of()),
                    java.util.Optional.ofNullable(progress.get(step.name())),
                    metrics(sql, origin)));
        }
        return result;
    }

    private static Map<String, List<StepHistory.Retry>> retries(Sql sql, RunId run) throws SQLException {
        var retries = new HashMap<String, List<StepHistory.Retry>>();
        sql.query(
                row -> retries.computeIfAbsent(row.getString(1), s -> new ArrayList<>())
                        .add(new StepHistory.Retry(
                                row.getInt(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                Instant.ofEpochMilli(row.getLong(4)),
                                RowJson.read(row.getString(5), Failure.class))),
                "select step, attempt, started_at, failed_at, failure from retry where run_id = ? order by attempt",
                run.toString());
        return retries;
    }

    private static Map<String, StepHistory.Progressed> progress(Sql sql, RunId run) throws SQLException {
        var progress = new HashMap<String, StepHistory.Progressed>();
        sql.query(
                row -> progress.put(
                        row.getString(1),
                        new StepHistory.Progressed(
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                Instant.ofEpochMilli(row.getLong(5)))),
                "select name, progress_done, progress_total, progress_message, progress_at from step"
                        + " where run_id = ? and progress_at is not null",
                run.toString());
        return progress;
    }

    private static List<StepHistory.Metric> metrics(Sql sql, StepOrigin from) throws SQLException {
        return sql.query(
                row -> new StepHistory.Metric(
                        RowJson.read(row.getString(1), StaticMetric.class), Instant.ofEpochMilli(row.getLong(2))),
                "select metric, at from static_metric where run_id = ? and step = ? order by position",
                from.run().toString(),
                from.step());
    }
}
