package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.jspecify.annotations.Nullable;

/** Sweeps as records. */
final class SweepRows {
    private static final int SHORTEST = 8;
    private static final int LISTED = 5;

    private SweepRows() {}

    static List<SweepRecord> sweeps(Sql sql, String rest, @Nullable Object... arguments) throws SQLException {
        return sql.query(
                row -> new SweepRecord(
                        SweepId.parse(row.getString(1)),
                        row.getString(2),
                        RunState.valueOf(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        RunRows.instant(row, 5),
                        row.getString(6),
                        row.getString(7)),
                "select id, pipeline, state, started_at, finished_at, plan, message from sweep " + rest,
                arguments);
    }

    static SweepRecord find(Sql sql, String idOrPrefix) throws SQLException {
        String prefix = idOrPrefix.strip().toLowerCase(Locale.ROOT);
        List<SweepRecord> found = prefix.matches("[0-9a-f-]{1,36}")
                ? sweeps(sql, "where id >= ? and id < ? order by id desc limit ?", prefix, prefix + "g", LISTED + 1)
                : List.of();
        if (found.size() == 1) {
            return found.get(0);
        }
        String what = found.isEmpty()
                ? "no sweep's ID begins with \"%s\"".formatted(idOrPrefix)
                : "\"%s\" is the beginning of more than one sweep's ID".formatted(idOrPrefix);
        List<SweepRecord> near = found.isEmpty() ? sweeps(sql, "order by id desc limit 3") : found;
        List<String> lines = near.stream()
                .map(s -> "%s (%s, %s)".formatted(s.id(), s.pipeline(), s.started()))
                .toList();
        throw new ProblemsException(
                found.isEmpty() ? "no such sweep" : "which sweep?",
                List.of(new Problem(
                        what,
                        "",
                        lines.isEmpty() ? "the store has no sweeps yet" : "there are " + String.join(", ", lines))));
    }

    static List<RunRecord> trials(Sql sql, SweepId id) throws SQLException {
        Map<Integer, RunRecord> byTrial = new LinkedHashMap<>();
        for (RunRecord run : RunRows.records(sql, "where run.sweep_id = ? order by trial, run.id", id.toString())) {
            run.labels().trial().ifPresent(trial -> byTrial.put(trial.number(), run));
        }
        return new ArrayList<>(byTrial.values());
    }

    static SweepFacts facts(Sql sql, SweepId id) throws SQLException {
        Map<RunId, Map<String, Double>> measures = new HashMap<>();
        sql.query(
                row -> measures.computeIfAbsent(RunId.parse(row.getString(1)), run -> new LinkedHashMap<>())
                        .put(MeasureRows.path(row.getString(2), row.getString(3)), row.getDouble(4)),
                "select measure.run_id, step, measure.name, value from measure"
                        + " join run on run.id = measure.run_id where run.sweep_id = ?",
                id.toString());
        Map<RunId, Integer> cached = new HashMap<>();
        sql.query(
                row -> cached.put(RunId.parse(row.getString(1)), row.getInt(2)),
                "select run.id, count(*) from run join step on step.run_id = run.id"
                        + " where run.sweep_id = ? and step.cached_from is not null group by run.id",
                id.toString());
        Map<RunId, String> ended = new HashMap<>();
        sql.query(
                row -> ended.put(RunId.parse(row.getString(1)), row.getString(2)),
                "select id, ended_because from run where sweep_id = ? and ended_because <> ''",
                id.toString());
        return new SweepFacts(measures, cached, ended);
    }

    static String brief(Sql sql, SweepId sweep) throws SQLException {
        String id = sweep.toString();
        int needed = SHORTEST;
        for (String neighbour : sql.query(
                row -> row.getString(1),
                "select max(id) from sweep where id < ? union all select min(id) from sweep where id > ?",
                id,
                id)) {
            if (neighbour != null) {
                needed = Math.max(needed, RunNames.common(id, neighbour) + 1);
            }
        }
        return id.substring(0, needed);
    }
}
