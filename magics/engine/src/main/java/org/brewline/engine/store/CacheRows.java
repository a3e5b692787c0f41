package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finished steps by what they were made of. */
final class CacheRows {
    private CacheRows() {}

    static Optional<CachedStep> find(Sql sql, String key) throws SQLException {
        Optional<StepOrigin> origin = sql.first(
                row -> new StepOrigin(RunId.parse(row.getString(1)), row.getString(2)),
                "select run_id, name from step where cache_key = ? and cached_from is null and state = 'SUCCEEDED'"
                        + " order by finished_at desc limit 1",
                key);
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        StepOrigin from = origin.get();
        return Optional.of(new CachedStep(from, StepRows.artifacts(sql, from.run(), from.step())));
    }

    /** A finished step of one run if it was made of exactly these parts. */
    static Optional<CachedStep> finished(Sql sql, RunId run, String step, String parts) throws SQLException {
        boolean equal = sql.first(
                        row -> true,
                        "select 1 from step where run_id = ? and name = ? and state = 'SUCCEEDED' and cache_parts = ?",
                        run.toString(),
                        step,
                        parts)
                .isPresent();
        return equal
                ? Optional.of(new CachedStep(StepRows.origin(sql, run, step), StepRows.artifacts(sql, run, step)))
                : Optional.empty();
    }

    /** The code hash of each step's component as it was in the run. */
    static Map<String, String> codeHashes(Sql sql, RunId run) throws SQLException {
        var hashes = new LinkedHashMap<String, String>();
        sql.query(
                row -> hashes.put(row.getString(1), row.getString(2)),
                "select step.name, code_hash from step join component on component.id = component_id"
                        + " where run_id = ? order by position",
                run.toString());
        return hashes;
    }

    static Optional<String> parts(Sql sql, RunId run, String step) throws SQLException {
        return sql.first(
                row -> row.getString(1),
                "select cache_parts from step where run_id = ? and name = ? and cache_key is not null",
                run.toString(),
                step);
    }

    static Optional<String> lastParts(Sql sql, String pipeline, String step, RunId before) throws SQLException {
        return sql.first(
                row -> row.getString(1),
                "select cache_parts from run join step on step.run_id = run.id where run.pipeline = ?"
                        + " and step.name = ? and run.id < ? and cache_key is not null"
                        + " order by run.id desc limit 1",
                pipeline,
                step,
                before.toString());
    }
}
