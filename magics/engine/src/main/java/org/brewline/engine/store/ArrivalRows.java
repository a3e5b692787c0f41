package org.brewline.engine.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Writes a run that came from elsewhere, inside one transaction. */
final class ArrivalRows {
    private static final int BATCH = 4_096;

    private final Sql sql;
    private final Arrival arrival;
    private final RunCopy run;
    private final String id;

    ArrivalRows(Sql sql, Arrival arrival) {
        this.sql = sql;
        this.arrival = arrival;
        this.run = arrival.run();
        this.id = run.id().toString();
    }

    void insert() throws SQLException, IOException {
        boolean inSweep = insertSweep();
        insertRun(inSweep);
        insertOrigin();
        var components = new ArrayList<Long>();
        for (RunCopy.Source component : run.components()) {
            components.add(RunRows.component(sql, component));
        }
        int position = 0;
        for (RunCopy.Step step : run.steps()) {
            insertStep(step, position++, components.get(step.component()));
        }
    }

    /** Whether the run's sweep is here now: one of the same ID that is another takes no trials from elsewhere. */
    private boolean insertSweep() throws SQLException {
        if (run.told().trial().isEmpty()) {
            return false;
        }
        RunTold.Trial trial = run.told().trial().get();
        List<SweepRecord> here =
                SweepRows.sweeps(sql, "where id = ?", trial.sweep().toString());
        if (!here.isEmpty()) {
            SweepRecord same = here.get(0);
            return same.plan().equals(trial.plan()) && same.started().equals(trial.started());
        }
        sql.update(
                "insert into sweep (id, pipeline, state, started_at, finished_at, plan, message, session_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'imported')",
                trial.sweep().toString(),
                trial.pipeline(),
                trial.state().name(),
                trial.started().toEpochMilli(),
                millis(trial.finished()),
                trial.plan(),
                trial.message());
        return true;
    }

    private void insertRun(boolean inSweep) throws SQLException {
        Optional<RunTold.Trial> trial = run.told().trial().filter(t -> inSweep);
        sql.update(
                "insert into run (id, pipeline_id, pipeline, state, started_at, finished_at, jvm, session_id,"
                        + " resumed_from, name, note, sweep_id, trial)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'imported', ?, ?, ?, ?, ?)",
                id,
                RunRows.pipeline(sql, run.shape()),
                run.pipeline(),
                run.state().name(),
                run.started().toEpochMilli(),
                millis(run.finished()),
                run.jvm(),
                run.resumedFrom().map(RunId::toString).orElse(null),
                run.told().name(),
                run.told().note(),
                trial.map(t -> t.sweep().toString()).orElse(null),
                trial.map(RunTold.Trial::number).orElse(null));
        for (String tag : run.told().tags()) {
            sql.update("insert into tag values (?, ?) on conflict do nothing", id, tag);
        }
        int position = 0;
        for (RunStart.Cell cell : run.cells()) {
            sql.update("insert into cell values (?, ?, ?, ?)", id, position++, cell.label(), cell.source());
        }
        position = 0;
        for (RunCopy.Config config : run.config()) {
            sql.update(
                    "insert into config (run_id, step, name, text, origin, secret, secret_digest, position, number)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    config.step(),
                    config.name(),
                    config.text(),
                    config.origin().name(),
                    config.secret() ? 1 : 0,
                    null,
                    position++,
                    RunRows.number(config.text(), config.secret()));
        }
    }

    private void insertOrigin() throws SQLException {
        RunOrigin origin = arrival.origin();
        sql.update(
                "insert into run_origin (run_id, bundle, fingerprint, made_by, made_on, made_at, imported_at, trusted)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                origin.bundle(),
                origin.fingerprint(),
                origin.madeBy(),
                origin.madeOn(),
                origin.madeAt().toEpochMilli(),
                origin.importedAt().toEpochMilli(),
                origin.trusted() ? 1 : 0);
    }

    private void insertStep(RunCopy.Step step, int position, long component) throws SQLException, IOException {
        Optional<StepHistory.Progressed> progress = step.progress();
        boolean trusted = arrival.origin().trusted();
        String parts = step.cacheParts().isEmpty() ? null : RunCopyRows.json(step.cacheParts());
        String key = step.cacheKey().orElse(null);
        sql.update(
                "insert into step (run_id, name, position, component_id, component, state, started_at, finished_at,"
                        + " attempts, reason, failure, cache_key, cache_parts, progress_done, progress_total,"
                        + " progress_message, progress_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                step.name(),
                position,
                component,
                run.components().get(step.component()).name(),
                step.state().name(),
                millis(step.started()),
                millis(step.finished()),
                step.attempts(),
                step.reason(),
                step.failure().map(RowJson::write).orElse(null),
                trusted ? key : null,
                trusted ? parts : null,
                progress.map(StepHistory.Progressed::done).orElse(null),
                progress.map(StepHistory.Progressed::total).orElse(null),
                progress.map(StepHistory.Progressed::message).orElse(null),
                progress.map(p -> p.at().toEpochMilli()).orElse(null));
        if (!trusted && parts != null) {
            sql.update("insert into untrusted_step values (?, ?, ?, ?)", id, step.name(), key, parts);
        }
        insertWhatItTook(step);
        insertArtifacts(step, trusted);
        insertMeasures(step);
    }

    private void insertWhatItTook(RunCopy.Step step) throws SQLException {
        for (StepHistory.Retry retry : step.retries()) {
            sql.update(
                    "insert into retry values (?, ?, ?, ?, ?, ?)",
                    id,
                    step.name(),
                    retry.attempt(),
                    retry.started().toEpochMilli(),
                    retry.failed().toEpochMilli(),
                    RowJson.write(retry.failure()));
        }
        int position = 0;
        for (StepRecord.Input input : step.inputs()) {
            sql.update(
                    "insert into input values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    step.name(),
                    position++,
                    input.parameter(),
                    input.fromStep(),
                    input.fromOutput(),
                    input.content());
        }
    }

    private void insertArtifacts(RunCopy.Step step, boolean trusted) throws SQLException {
        List<Artifact> artifacts = step.artifacts();
        for (int i = 0; i < artifacts.size(); i++) {
            Artifact artifact = artifacts.get(i);
            Journal.insert(sql, id, step.name(), i, artifact, RowJson.write(artifact.preview()));
            boolean known = sql.first(
                            row -> true,
                            "select 1 from untrusted_content where content = ? and run_id = ?",
                            artifact.content().hex(),
                            id)
                    .isPresent();
            if (!trusted && !known) {
                sql.update(
                        "insert into untrusted_content values (?, ?)",
                        artifact.content().hex(),
                        id);
            }
        }
    }

    private void insertMeasures(RunCopy.Step step) throws SQLException, IOException {
        int position = 0;
        for (StepHistory.Metric metric : step.metrics()) {
            sql.update(
                    "insert into static_metric values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    step.name(),
                    metric.metric().name(),
                    position++,
                    Journal.scalar(metric.metric()),
                    RowJson.write(metric.metric()),
                    metric.at().toEpochMilli());
        }
        var points = new Points(step.name());
        for (String curve : step.curves()) {
            arrival.points(step.name(), curve, points::add);
        }
        points.flush();
        points.throwIfFailed();
        putNumbers(step);
    }

    /** What runs are found by. */
    private void putNumbers(RunCopy.Step step) throws SQLException {
        var end = new StepEnd(
                step.name(), Instant.EPOCH, List.of(), step.artifacts(), Optional.empty(), Optional.empty());
        MeasureRows.results(sql, id, end);
        for (StepHistory.Metric metric : step.metrics()) {
            Double value = Journal.scalar(metric.metric());
            if (value != null) {
                MeasureRows.put(sql, id, step.name(), metric.metric().name(), value);
            }
        }
        MeasureRows.lastOfCurves(sql, id, step.name());
    }

    /** Points on their way into the rows, some thousands at a time. */
    private final class Points {
        private final String step;
        private final MetricRows rows = new MetricRows(id);
        private PointBatch batch = new PointBatch();
        private @Nullable SQLException failed;

        Points(String step) {
            this.step = step;
        }

        void add(MetricPoint point) {
            batch.add(point.name(), point.step(), point.value(), point.at().toEpochMilli());
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            try {
                if (failed == null && batch.size() > 0) {
                    rows.insert(sql, step, batch);
                }
            } catch (SQLException e) {
                failed = e;
            }
            batch = new PointBatch();
        }

        void throwIfFailed() throws SQLException {
            if (failed != null) {
                throw failed;
            }
        }
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    /** The content of each artifact, that of folders by file too. */
    static Map<String, Artifact> contents(List<? extends Arrival> arrivals) {
        var contents = new HashMap<String, Artifact>();
        for (Arrival arrival : arrivals) {
            for (RunCopy.Step step : arrival.run().steps()) {
                step.artifacts().forEach(a -> contents.putIfAbsent(a.content().hex(), a));
            }
        }
        return contents;
    }
}
