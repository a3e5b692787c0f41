package org.brewline.engine.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.pipeline.PipelineShape;
import org.jspecify.annotations.Nullable;

/** The rows that begin a run, and runs as records. */
final class RunRows {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** Steps per statement: a run of thousands of steps begins with fewer calls into the database. */
    private static final int STEPS = 20;

    private static final int STEP_COLUMNS = 5;
    private static final String ANOTHER_STEP = ", (?, ?, ?, ?, ?, 'WAITING')";
    private static final String STEP = "insert into step (run_id, name, position, component_id, component, state)"
            + " values (?, ?, ?, ?, ?, 'WAITING')";
    private static final String MANY_STEPS = STEP + ANOTHER_STEP.repeat(STEPS - 1);

    private RunRows() {}

    static void insert(Sql sql, RunStart start, String session) throws SQLException {
        String run = start.id().toString();
        Optional<RunLabels.TrialOf> trial = start.trial();
        sql.update(
                "insert into run (id, pipeline_id, pipeline, state, started_at, jvm, session_id, resumed_from,"
                        + " sweep_id, trial) values (?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?)",
                run,
                pipeline(sql, start.shape()),
                start.shape().name(),
                start.started().toEpochMilli(),
                start.jvm(),
                session,
                start.resumedFrom().map(RunId::toString).orElse(null),
                trial.map(of -> of.sweep().toString()).orElse(null),
                trial.map(RunLabels.TrialOf::number).orElse(null));
        int position = 0;
        for (RunStart.Cell cell : start.cells()) {
            sql.update("insert into cell values (?, ?, ?, ?)", run, position++, cell.label(), cell.source());
        }
        insertConfig(sql, start);
        insertSteps(sql, start);
    }

    private static void insertConfig(Sql sql, RunStart start) throws SQLException {
        int position = 0;
        for (var step : start.config().entrySet()) {
            for (var setting : step.getValue().entrySet()) {
                RunStart.Entry entry = setting.getValue();
                sql.update(
                        "insert into config (run_id, step, name, text, origin, secret, secret_digest, position, number)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        start.id().toString(),
                        step.getKey(),
                        setting.getKey(),
                        entry.text(),
                        entry.origin().name(),
                        entry.secretDigest().isPresent() ? 1 : 0,
                        entry.secretDigest().orElse(null),
                        position++,
                        number(entry.text(), entry.secretDigest().isPresent()));
            }
        }
    }

    /** A config value as a number; null of what is none, and of secrets. */
    static @Nullable Double number(String text, boolean secret) {
        return !secret && NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    private static void insertSteps(Sql sql, RunStart start) throws SQLException {
        var components = new IdentityHashMap<ComponentSpec, Long>(); // equal ones have equal rows too
        var values = new ArrayList<@Nullable Object>();
        int position = 0;
        for (var step : start.steps().entrySet()) {
            Long component = components.get(step.getValue());
            if (component == null) {
                component = component(sql, step.getValue());
                components.put(step.getValue(), component);
            }
            values.addAll(List.of(
                    start.id().toString(),
                    step.getKey(),
                    position++,
                    component,
                    step.getValue().name()));
            if (values.size() == STEPS * STEP_COLUMNS) {
                sql.update(MANY_STEPS, values.toArray());
                values.clear();
            }
        }
        for (int i = 0; i < values.size(); i += STEP_COLUMNS) {
            sql.update(STEP, values.subList(i, i + STEP_COLUMNS).toArray());
        }
    }

    static long pipeline(Sql sql, PipelineShape shape) throws SQLException {
        String json = RowJson.write(shape);
        String digest =
                ObjectFiles.digest(json.getBytes(StandardCharsets.UTF_8)).hex();
        sql.update(
                "insert into pipeline (digest, name, shape) values (?, ?, ?) on conflict do nothing",
                digest,
                shape.name(),
                json);
        return sql.first(row -> row.getLong(1), "select id from pipeline where digest = ?", digest)
                .orElseThrow();
    }

    private static long component(Sql sql, ComponentSpec component) throws SQLException {
        var environment = component.environment();
        return component(
                sql,
                new RunCopy.Source(
                        component.name(),
                        environment.source(),
                        component.place(),
                        environment.imports(),
                        environment.dependencies(),
                        environment.codeHash()),
                environment.classes());
    }

    /** The component of a run that came from elsewhere: without its byte code. */
    static long component(Sql sql, RunCopy.Source component) throws SQLException {
        return component(sql, component, Map.of());
    }

    private static long component(Sql sql, RunCopy.Source component, Map<String, byte[]> classes) throws SQLException {
        String imports = RowJson.write(component.imports());
        String dependencies = RowJson.write(component.dependencies());
        String identity = RowJson.write(List.of(
                component.name(),
                component.source(),
                component.place(),
                imports,
                dependencies,
                component.codeHash(),
                classDigests(classes)));
        String digest =
                ObjectFiles.digest(identity.getBytes(StandardCharsets.UTF_8)).hex();
        Optional<Long> known = sql.first(row -> row.getLong(1), "select id from component where digest = ?", digest);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Long> made = sql.first(
                row -> row.getLong(1),
                "insert into component (digest, name, source, place, imports, dependencies, code_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
                digest,
                component.name(),
                component.source(),
                component.place(),
                imports,
                dependencies,
                component.codeHash());
        if (made.isEmpty()) {
            return component(sql, component, classes); // another process was faster
        }
        long id = made.get();
        for (var entry : classes.entrySet()) {
            sql.update("insert into component_class values (?, ?, ?)", id, entry.getKey(), entry.getValue());
        }
        return id;
    }

    private static Map<String, String> classDigests(Map<String, byte[]> classes) {
        var digests = new TreeMap<String, String>();
        classes.forEach(
                (name, bytes) -> digests.put(name, ObjectFiles.digest(bytes).hex()));
        return digests;
    }

    static List<RunRecord> runs(Sql sql, RunQuery query) throws SQLException {
        RunSql page = RunSql.page(query);
        return records(sql, page.text(), page.arguments());
    }

    static long count(Sql sql, RunQuery query) throws SQLException {
        RunSql where = RunSql.where(query);
        return sql.first(row -> row.getLong(1), "select count(*) from run " + where.text(), where.arguments())
                .orElseThrow();
    }

    static Optional<RunRecord> run(Sql sql, String id) throws SQLException {
        return records(sql, "where run.id = ?", id).stream().findFirst();
    }

    /** The runs that the rest of a query chooses, whose table is called {@code run}. */
    static List<RunRecord> records(Sql sql, String rest, @Nullable Object... arguments) throws SQLException {
        var shapes = new java.util.HashMap<Long, PipelineShape>();
        List<RunRecord> bare = sql.query(
                row -> record(row, shapes),
                "select run.id, run.state, run.started_at, run.finished_at, run.jvm, pipeline.id, pipeline.shape,"
                        + " run.name, note, pinned, archived, sweep_id, trial from run join pipeline on pipeline.id ="
                        + " run.pipeline_id "
                        + rest,
                arguments);
        var result = new ArrayList<RunRecord>();
        for (RunRecord run : bare) {
            result.add(new RunRecord(
                    run.id(),
                    run.shape(),
                    config(sql, run.id()),
                    run.state(),
                    run.started(),
                    run.finished(),
                    run.jvm(),
                    tagged(sql, run)));
        }
        return result;
    }

    private static RunRecord record(ResultSet row, Map<Long, PipelineShape> shapes) throws SQLException {
        long pipeline = row.getLong(6);
        PipelineShape shape = shapes.get(pipeline);
        if (shape == null) {
            shape = ShapeJson.read(row.getString(7));
            shapes.put(pipeline, shape);
        }
        return new RunRecord(
                RunId.parse(row.getString(1)),
                shape,
                Map.of(),
                RunState.valueOf(row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                instant(row, 4),
                row.getString(5),
                labels(row));
    }

    private static RunLabels labels(ResultSet row) throws SQLException {
        @Nullable String sweep = row.getString(12);
        return new RunLabels(
                row.getString(8),
                row.getString(9),
                List.of(),
                row.getInt(10) != 0,
                row.getInt(11) != 0,
                sweep == null
                        ? Optional.empty()
                        : Optional.of(new RunLabels.TrialOf(SweepId.parse(sweep), row.getInt(13))));
    }

    private static RunLabels tagged(Sql sql, RunRecord run) throws SQLException {
        RunLabels labels = run.labels();
        List<String> tags = sql.query(
                row -> row.getString(1),
                "select tag from tag where run_id = ? order by tag",
                run.id().toString());
        return tags.isEmpty()
                ? labels
                : new RunLabels(labels.name(), labels.note(), tags, labels.pinned(), labels.archived(), labels.trial());
    }

    private static Map<String, Map<String, String>> config(Sql sql, RunId run) throws SQLException {
        var config = new LinkedHashMap<String, Map<String, String>>();
        sql.query(
                row -> config.computeIfAbsent(row.getString(1), step -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)),
                "select step, name, text from config where run_id = ? order by position",
                run.toString());
        return config;
    }

    static Optional<RunId> resumedFrom(Sql sql, RunId run) throws SQLException {
        return sql.first(
                row -> RunId.parse(row.getString(1)),
                "select resumed_from from run where id = ? and resumed_from is not null",
                run.toString());
    }

    static String givenConfig(Sql sql, RunId run) throws SQLException {
        var config = new LinkedHashMap<String, Map<String, String>>();
        // Of a secret given as text only its name is known; one given by reference can be looked up again.
        sql.query(
                row -> config.computeIfAbsent(row.getString(1), step -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)),
                "select step, name, text from config where run_id = ? and origin in ('CONFIG', 'ARGUMENT')"
                        + " and (secret = 0 or text like '%${%') order by position",
                run.toString());
        return RunFolder.yaml(config);
    }

    static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
