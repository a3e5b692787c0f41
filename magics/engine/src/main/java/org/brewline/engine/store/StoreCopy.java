package org.brewline.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brewline.engine.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * Copies runs with everything that belongs to them from one store to another, whatever databases they are on. Content
 * goes first, then each run's rows in one transaction; so a copy that is broken off leaves whole runs, and going on
 * copies what is missing. A run that the other store has already is left as it is there, and so is one that goes on.
 *
 * <pre>{@code
 * StoreCopy.Copied copied = new StoreCopy(mine, ours).all(Advance.SILENT);
 * }</pre>
 */
public final class StoreCopy {
    private static final List<String> TABLES = List.of(
            "cell",
            "config",
            "step",
            "retry",
            "input",
            "artifact",
            "static_metric",
            "measure",
            "tag",
            "run_origin",
            "untrusted_step",
            "untrusted_content");
    private static final int CHUNK = 1_000;

    private final Store from;
    private final Store to;
    private final Map<Long, Long> pipelines = new HashMap<>();
    private final Map<Long, Long> components = new HashMap<>();

    public StoreCopy(Store from, Store to) {
        this.from = from;
        this.to = to;
    }

    /**
     * What was done.
     *
     * @param runs that were copied, the oldest first
     * @param there runs that the other store had
     * @param running runs that go on, and were left for the next time
     */
    public record Copied(List<RunId> runs, int there, int running) {
        public Copied {
            runs = List.copyOf(runs);
        }
    }

    /** A row's columns by name. */
    private record Row(Map<String, Object> columns) {}

    /** Copies all runs. */
    public Copied all(Advance advance) {
        List<RunRecord> runs = new ArrayList<>(from.runs(RunQuery.all()));
        java.util.Collections.reverse(runs); // those whose results others took come first
        var copied = new ArrayList<RunId>();
        int there = 0;
        int running = 0;
        for (RunRecord run : runs) {
            advance.at(copied.size() + there + running, runs.size());
            if (to.run(run.id()).isPresent()) {
                there++;
            } else if (run.state() == RunState.RUNNING) {
                running++;
            } else {
                copy(run.id());
                copied.add(run.id());
            }
        }
        advance.at(runs.size(), runs.size());
        return new Copied(copied, there, running);
    }

    private void copy(RunId run) {
        try {
            for (StepRecord step : from.steps(run)) {
                for (Artifact artifact : step.artifacts()) {
                    content(artifact);
                }
            }
            files(run);
        } catch (IOException e) {
            throw new StoreException("run %s can't be copied: %s".formatted(run, ArtifactFiles.reason(e)), e);
        }
        String id = run.toString();
        Row head = rows("run", "where id = ?", id).get(0);
        Map<String, List<Row>> parts = new HashMap<>();
        TABLES.forEach(table -> parts.put(table, rows(table, "where run_id = ?", id)));
        long pipeline = pipelines.computeIfAbsent((Long) head.columns().get("pipeline_id"), this::pipeline);
        List<Row> steps = parts.getOrDefault("step", List.of());
        steps.forEach(step -> components.computeIfAbsent((Long) step.columns().get("component_id"), this::component));
        List<Row> metrics = rows("metric", "where run_id = ?", id);
        List<Row> sweeps = rows("sweep", "where id = ?", head.columns().getOrDefault("sweep_id", ""));
        to.database().writeNow(sql -> {
            var begun = new HashMap<>(head.columns());
            begun.put("pipeline_id", pipeline);
            for (Row sweep : sweeps) {
                insert(sql, "sweep", sweep.columns());
            }
            insert(sql, "run", begun);
            for (String table : TABLES) {
                for (Row row : parts.getOrDefault(table, List.of())) {
                    var columns = new HashMap<>(row.columns());
                    if (table.equals("step")) {
                        columns.put("component_id", components.get((Long) columns.get("component_id")));
                    }
                    insert(sql, table, columns);
                }
            }
            for (Row metric : metrics) {
                metric(sql, metric);
            }
        });
    }

    /** Content is stored before the rows that name it. */
    private void content(Artifact artifact) throws IOException {
        if (to.objects().contains(artifact.content()) && !artifact.folder()) {
            return;
        }
        if (!from.holds(artifact)) {
            return; // lost already; the copy says the same of it as the original
        }
        if (artifact.folder()) {
            for (Manifest.Entry file :
                    Manifest.read(from.objects(), artifact.content()).files()) {
                object(new org.brewline.engine.artifact.Digest(file.content()), false);
            }
        }
        object(artifact.content(), !artifact.folder());
    }

    private void object(org.brewline.engine.artifact.Digest digest, boolean small) throws IOException {
        if (to.objects().contains(digest)) {
            return;
        }
        try (var in = from.objects().open(digest);
                var incoming = to.objects().create(small)) {
            in.transferTo(incoming);
            if (!incoming.keep().equals(digest)) {
                throw new IOException("the content %s is not what its name says; brewline verify says what it touches"
                        .formatted(digest.brief()));
            }
        }
    }

    /** What a person opens by hand. Links into the objects are made anew when they are asked for; logs are here only. */
    private void files(RunId run) throws IOException {
        Path source = from.folder(run).path();
        Path target = to.folder(run).path();
        if (!Files.isDirectory(source)) {
            return;
        }
        try (var tree = Files.walk(source)) {
            for (Path file : tree.filter(one -> Files.isRegularFile(one) && !Files.isSymbolicLink(one))
                    .toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(java.util.Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private long pipeline(long id) {
        return shared("pipeline", id, row -> {});
    }

    private long component(long id) {
        List<Row> classes = rows("component_class", "where component_id = ?", id);
        return shared(
                "component",
                id,
                target -> to.database().writeNow(sql -> {
                    for (Row one : classes) {
                        var columns = new HashMap<>(one.columns());
                        columns.put("component_id", target);
                        insert(sql, "component_class", columns);
                    }
                }));
    }

    /** Takes over whatever has to be done with a new row. */
    private interface Made {
        void as(long id);
    }

    /** The row of the other store that is equal, made if there is none. */
    private long shared(String table, long id, Made made) {
        Map<String, Object> columns =
                new HashMap<>(rows(table, "where id = ?", id).get(0).columns());
        columns.remove("id");
        Object digest = columns.getOrDefault("digest", "");
        Optional<Long> known = find(table, digest);
        if (known.isPresent()) {
            return known.get();
        }
        to.database().writeNow(sql -> insert(sql, table, columns));
        long target = find(table, digest).orElseThrow();
        made.as(target);
        return target;
    }

    private Optional<Long> find(String table, Object digest) {
        return to.database()
                .read(sql -> sql.first(row -> row.getLong(1), "select id from " + table + " where digest = ?", digest));
    }

    private void metric(Sql sql, Row metric) throws SQLException {
        var columns = new HashMap<>(metric.columns());
        Object old = columns.getOrDefault("id", 0L);
        columns.remove("id");
        insert(sql, "metric", columns);
        long id = sql.first(
                        row -> row.getLong(1),
                        "select id from metric where run_id = ? and step = ? and name = ?",
                        columns.get("run_id"),
                        columns.get("step"),
                        columns.get("name"))
                .orElseThrow();
        bySeq(sql, "metric_point", old, id);
        bySeq(sql, "metric_chunk", old, id);
        for (Row bucket : rows("metric_bucket", "where metric_id = ?", old)) {
            insertOf(sql, "metric_bucket", bucket, id);
        }
    }

    /** Some at a time: there may be millions. */
    private void bySeq(Sql sql, String table, Object old, long id) throws SQLException {
        Object last = -1L;
        List<Row> some = List.of();
        do {
            some = rows(table, "where metric_id = ? and seq > ? order by seq limit " + CHUNK, old, last);
            for (Row row : some) {
                insertOf(sql, table, row, id);
                last = row.columns().getOrDefault("seq", last);
            }
        } while (!some.isEmpty());
    }

    private static void insertOf(Sql sql, String table, Row row, long metric) throws SQLException {
        var columns = new HashMap<>(row.columns());
        columns.put("metric_id", metric);
        insert(sql, table, columns);
    }

    private List<Row> rows(String table, String where, @Nullable Object... arguments) {
        return from.database()
                .read(sql -> sql.query(StoreCopy::row, "select * from " + table + " " + where, arguments));
    }

    /** Columns that are null are left out: an insert without them means the same. */
    private static Row row(ResultSet row) throws SQLException {
        ResultSetMetaData facts = row.getMetaData();
        var columns = new HashMap<String, Object>();
        for (int i = 1; i <= facts.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value != null) {
                columns.put(
                        facts.getColumnName(i), value instanceof Integer number ? (Object) number.longValue() : value);
            }
        }
        return new Row(columns);
    }

    private static void insert(Sql sql, String table, Map<String, Object> columns) throws SQLException {
        List<String> names = columns.keySet().stream().sorted().toList();
        sql.update(
                "insert into %s (%s) values (%s) on conflict do nothing"
                        .formatted(
                                table,
                                String.join(", ", names),
                                names.stream().map(name -> "?").collect(Collectors.joining(", "))),
                names.stream().map(columns::get).toArray());
    }
}
