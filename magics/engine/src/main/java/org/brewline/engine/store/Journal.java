package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.engine.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in one run. Each call queues one change; changes are applied in the order of the calls, and a
 * returned future completes when its change is on the disk. For the runner; safe for many threads.
 */
public final class Journal {
    /** Inputs per statement: a step that collects a thousand outputs takes few calls into SQLite. */
    private static final int ROWS = 10;

    private static final int INPUT_COLUMNS = 7;
    private static final String INPUT = "insert into input values (?, ?, ?, ?, ?, ?, ?)";
    private static final String AGAIN =
            " on conflict (run_id, step, position) do update set parameter = excluded.parameter,"
                    + " from_step = excluded.from_step, from_output = excluded.from_output, content = excluded.content";
    private static final String ONE_INPUT = INPUT + AGAIN;
    private static final String MANY_INPUTS = INPUT + ", (?, ?, ?, ?, ?, ?, ?)".repeat(ROWS - 1) + AGAIN;

    private final Database database;
    private final ArtifactFiles files;
    private final RunFolder folder;
    private final RunId runId;
    private final String run;
    private final MetricRows metrics;
    /** Starts whose end was not told yet. */
    private final Map<String, Started> started = new ConcurrentHashMap<>();

    Journal(Database database, ArtifactFiles files, RunFolder folder, RunId run) {
        this.database = database;
        this.files = files;
        this.folder = folder;
        this.runId = run;
        this.run = run.toString();
        this.metrics = new MetricRows(this.run);
    }

    private record Started(int attempt, Instant at, Database.Write row) {}

    public RunId run() {
        return runId;
    }

    /**
     * A step that is repeated for each item of a list got its items: each is a step of its own, after all that the run
     * has already.
     */
    public CompletableFuture<Void> itemsAdded(String step, List<String> names) {
        return database.write(sql -> {
            for (String name : names) {
                sql.update(
                        "insert into step (run_id, name, position, component_id, component, state)"
                                + " select run_id, ?1, (select max(position) + 1 from step where run_id = ?2),"
                                + " component_id, component, 'WAITING' from step where run_id = ?2 and name = ?3",
                        name,
                        run,
                        step);
            }
        });
    }

    /** What a person opens by hand, open for writing until the run is finished. */
    public RunFolder folder() {
        return folder;
    }

    public CompletableFuture<Void> stepStarted(String step, int attempt, Instant at) {
        Database.Write row = sql -> sql.update(
                "update step set state = 'RUNNING', attempts = ?,"
                        + " started_at = case when ? = 1 then ? else started_at end where run_id = ? and name = ?",
                attempt,
                attempt,
                at.toEpochMilli(),
                run,
                step);
        started.put(step, new Started(attempt, at, row));
        return database.write(row);
    }

    public CompletableFuture<Void> stepRetried(
            String step, int failedAttempt, Instant started, Instant failed, Failure failure) {
        String json = RowJson.write(failure);
        return database.write(sql -> sql.update(
                "insert into retry values (?, ?, ?, ?, ?, ?)",
                run,
                step,
                failedAttempt,
                started.toEpochMilli(),
                failed.toEpochMilli(),
                json));
    }

    /** The step is finished when the future completes: its outputs are in the store and its rows are committed. */
    public CompletableFuture<Void> stepFinished(StepEnd end) {
        return stepFinished(end, true);
    }

    /**
     * As {@link #stepFinished(StepEnd)}.
     *
     * @param measured false if it is known that the step, which comes from the cache, has no metrics
     */
    public CompletableFuture<Void> stepFinished(StepEnd end, boolean measured) {
        List<String> previews =
                end.artifacts().stream().map(a -> RowJson.write(a.preview())).toList();
        Optional<Started> start = Optional.ofNullable(started.remove(end.step()));
        Database.Write rows = sql -> {
            sql.update(
                    "update step set state = 'SUCCEEDED', finished_at = ?, started_at = coalesce(started_at, ?, ?),"
                            + " attempts = coalesce(?, attempts), cached_from = ?, cached_step = ?, cache_key = ?,"
                            + " cache_parts = ? where run_id = ? and name = ?",
                    end.at().toEpochMilli(),
                    start.filter(s -> s.attempt() == 1)
                            .map(s -> s.at().toEpochMilli())
                            .orElse(null),
                    end.at().toEpochMilli(),
                    start.map(Started::attempt).orElse(null),
                    end.cachedFrom().map(from -> from.run().toString()).orElse(null),
                    end.cachedFrom().map(StepOrigin::step).orElse(null),
                    end.cacheKey().flatMap(StepEnd.CacheEntry::key).orElse(null),
                    end.cacheKey().map(StepEnd.CacheEntry::parts).orElse(null),
                    run,
                    end.step());
            insertInputs(sql, end.step(), end.inputs());
            files.requireAll(sql, end.artifacts());
            for (int i = 0; i < end.artifacts().size(); i++) {
                insert(sql, run, end.step(), i, end.artifacts().get(i), previews.get(i));
            }
            MeasureRows.results(sql, run, end);
            if (measured) {
                MeasureRows.ofOrigin(sql, run, end);
            }
            lastOfCurves(sql, end.step());
        };
        CompletableFuture<Void> recorded =
                database.write(start.<Database.Write>map(s -> new Database.Covering(rows, s.row()))
                        .orElse(rows));
        return recorded.thenRun(() -> files.recorded(end.artifacts()));
    }

    private void insertInputs(Sql sql, String step, List<StepRecord.Input> inputs) throws SQLException {
        int i = 0;
        for (; i + ROWS <= inputs.size(); i += ROWS) {
            insertInputs(sql, MANY_INPUTS, step, inputs, i, ROWS);
        }
        for (; i < inputs.size(); i++) {
            insertInputs(sql, ONE_INPUT, step, inputs, i, 1);
        }
    }

    private void insertInputs(Sql sql, String insert, String step, List<StepRecord.Input> inputs, int from, int count)
            throws SQLException {
        var values = new @Nullable Object[count * INPUT_COLUMNS];
        int v = 0;
        for (int i = from; i < from + count; i++) {
            StepRecord.Input input = inputs.get(i);
            values[v++] = run;
            values[v++] = step;
            values[v++] = i;
            values[v++] = input.parameter();
            values[v++] = input.fromStep();
            values[v++] = input.fromOutput();
            values[v++] = input.content();
        }
        sql.update(insert, values);
    }

    static void insert(Sql sql, String run, String step, int position, Artifact artifact, String preview)
            throws SQLException {
        sql.update(
                "insert into artifact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                step,
                artifact.name(),
                position,
                artifact.kind().name(),
                artifact.type(),
                artifact.handler(),
                artifact.content().hex(),
                artifact.size(),
                artifact.mediaType(),
                artifact.extension(),
                artifact.folder() ? 1 : 0,
                preview);
    }

    /** The step failed for good. What it had taken is kept too, so that it can be looked at. */
    public CompletableFuture<Void> stepFailed(String step, Instant at, List<StepRecord.Input> inputs, Failure failure) {
        String json = RowJson.write(failure);
        started.remove(step);
        return database.write(sql -> {
            sql.update(
                    "update step set state = 'FAILED', finished_at = ?, started_at = coalesce(started_at, ?),"
                            + " failure = ? where run_id = ? and name = ?",
                    at.toEpochMilli(),
                    at.toEpochMilli(),
                    json,
                    run,
                    step);
            insertInputs(sql, step, inputs);
            lastOfCurves(sql, step);
        });
    }

    private void lastOfCurves(Sql sql, String step) throws SQLException {
        if (metrics.has(step)) {
            MeasureRows.lastOfCurves(sql, run, step);
        }
    }

    public CompletableFuture<Void> stepSkipped(String step, Instant at, String reason) {
        return database.write(sql -> sql.update(
                "update step set state = 'SKIPPED', finished_at = ?, reason = ? where run_id = ? and name = ?",
                at.toEpochMilli(),
                reason,
                run,
                step));
    }

    public CompletableFuture<Void> stepCancelled(String step, Instant at) {
        started.remove(step);
        return database.write(sql -> {
            sql.update(
                    "update step set state = 'CANCELLED', finished_at = ? where run_id = ? and name = ?",
                    at.toEpochMilli(),
                    run,
                    step);
            lastOfCurves(sql, step);
        });
    }

    /** The last that the step told of its progress. */
    public CompletableFuture<Void> progressed(String step, long done, long total, String message, Instant at) {
        return database.write(sql -> sql.update(
                "update step set progress_done = ?, progress_total = ?, progress_message = ?,"
                        + " progress_at = ? where run_id = ? and name = ?",
                done,
                total,
                message,
                at.toEpochMilli(),
                run,
                step));
    }

    public CompletableFuture<Void> points(String step, PointBatch batch) {
        return database.write(sql -> metrics.insert(sql, step, batch));
    }

    public CompletableFuture<Void> metricSet(String step, StaticMetric metric, Instant at) {
        String json = RowJson.write(metric);
        @Nullable Double value = scalar(metric);
        return database.write(sql -> {
            sql.update(
                    "insert into static_metric values (?1, ?2, ?3,"
                            + " (select count(*) from static_metric where run_id = ?1 and step = ?2), ?4, ?5, ?6)"
                            + " on conflict (run_id, step, name) do update set value = ?4, metric = ?5, at = ?6",
                    run,
                    step,
                    metric.name(),
                    value,
                    json,
                    at.toEpochMilli());
            if (value != null) {
                MeasureRows.put(sql, run, step, metric.name(), value);
            }
        });
    }

    /** The value of a metric that is one number; null for NaN and for all others. */
    static @Nullable Double scalar(StaticMetric metric) {
        return metric instanceof StaticMetric.Scalar scalar && !Double.isNaN(scalar.value()) ? scalar.value() : null;
    }

    public CompletableFuture<Void> runFinished(Instant at, RunState state) {
        folder.close();
        return database.write(sql -> sql.update(
                "update run set state = ?, finished_at = ? where id = ? and state = 'RUNNING'",
                state.name(),
                at.toEpochMilli(),
                run));
    }
}
