package org.brewline.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.artifact.Kind;
import org.jspecify.annotations.Nullable;

/** Steps as records, with what they took and left. */
final class StepRows {
    private static final String ARTIFACT =
            "select step, name, kind, type, handler, content, size, media_type, extension, folder, preview"
                    + " from artifact where run_id = ?";

    private StepRows() {}

    static List<StepRecord> steps(Sql sql, RunId run) throws SQLException {
        String id = run.toString();
        Map<String, List<StepRecord.Input>> inputs = new HashMap<>();
        sql.query(
                row -> inputs.computeIfAbsent(row.getString(1), s -> new ArrayList<>())
                        .add(new StepRecord.Input(
                                row.getString(2), row.getString(3), row.getString(4), row.getString(5))),
                "select step, parameter, from_step, from_output, content from input where run_id = ?"
                        + " order by step, position",
                id);
        Map<String, List<Artifact>> artifacts = new HashMap<>();
        sql.query(
                row -> artifacts
                        .computeIfAbsent(row.getString(1), s -> new ArrayList<>())
                        .add(artifact(row)),
                ARTIFACT + " order by step, position",
                id);
        return sql.query(
                row -> step(run, row, inputs, artifacts),
                "select name, component, state, started_at, finished_at, attempts, cached_from, failure, reason"
                        + " from step where run_id = ? order by position",
                id);
    }

    private static StepRecord step(
            RunId run, ResultSet row, Map<String, List<StepRecord.Input>> inputs, Map<String, List<Artifact>> artifacts)
            throws SQLException {
        String name = row.getString(1);
        @Nullable String cachedFrom = row.getString(7);
        @Nullable String failure = row.getString(8);
        return new StepRecord(
                run,
                name,
                row.getString(2),
                StepState.valueOf(row.getString(3)),
                RunRows.instant(row, 4),
                RunRows.instant(row, 5),
                row.getInt(6),
                Optional.ofNullable(cachedFrom).map(RunId::parse),
                Optional.ofNullable(failure).map(json -> RowJson.read(json, Failure.class)),
                row.getString(9),
                inputs.getOrDefault(name, List.of()),
                artifacts.getOrDefault(name, List.of()));
    }

    static Artifact artifact(ResultSet row) throws SQLException {
        return new Artifact(
                row.getString(2),
                Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                new Digest(row.getString(6)),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10),
                RowJson.preview(row.getString(11)));
    }

    static List<StaticMetric> staticMetrics(Sql sql, StepOrigin from) throws SQLException {
        return sql.query(
                row -> RowJson.read(row.getString(1), StaticMetric.class),
                "select metric from static_metric where run_id = ? and step = ? order by position",
                from.run().toString(),
                from.step());
    }

    static List<String> metricNames(Sql sql, StepOrigin from) throws SQLException {
        return sql.query(
                row -> row.getString(1),
                "select name from metric where run_id = ? and step = ? order by id",
                from.run().toString(),
                from.step());
    }

    static List<MetricPoint> points(Sql sql, StepOrigin from, String name) throws SQLException {
        Optional<Long> metric = PointRows.metric(sql, from, name);
        return metric.isEmpty() ? List.of() : new PointRows(sql, metric.get(), name).all();
    }

    /** Where the step was executed: in another run, maybe under another name, if its outputs came from the cache. */
    static StepOrigin origin(Sql sql, RunId run, String step) throws SQLException {
        return sql.first(
                        row -> new StepOrigin(RunId.parse(row.getString(1)), row.getString(2)),
                        "select cached_from, cached_step from step"
                                + " where run_id = ? and name = ? and cached_from is not null",
                        run.toString(),
                        step)
                .orElse(new StepOrigin(run, step));
    }
}
