package org.brewline.engine.store;

import java.sql.SQLException;
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

    static Optional<String> parts(Sql sql, RunId run, String step) throws SQLException {
        return sql.first(
                row -> row.getString(1),
                "select cache_parts from step where run_id = ? and name = ? and cache_parts is not null",
                run.toString(),
                step);
    }

    static Optional<String> lastParts(Sql sql, String pipeline, String step, RunId before) throws SQLException {
        return sql.first(
                row -> row.getString(1),
                "select cache_parts from run join step on step.run_id = run.id where run.pipeline = ?"
                        + " and step.name = ? and run.id < ? and cache_parts is not null"
                        + " order by run.id desc limit 1",
                pipeline,
                step,
                before.toString());
    }
}
