package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Finished steps by what they were made of. */
final class CacheRows {
    private CacheRows() {}

    /**
     * A step as its rows tell it; not yet asked whether its content is there.
     *
     * @param elsewhere the artifacts whose content is not in the database
     */
    record Found(CachedStep step, List<Artifact> elsewhere) {}

    static Optional<Found> find(Sql sql, String key, SmallObjects small) throws SQLException {
        return found(
                sql,
                small,
                "cache_key = ? and cached_from is null and state = 'SUCCEEDED' order by finished_at desc limit 1",
                key);
    }

    /** A finished step of one run if it was made of exactly these parts. */
    static Optional<Found> finished(Sql sql, StepOrigin step, String parts, SmallObjects small) throws SQLException {
        return found(
                sql,
                small,
                "run_id = ? and name = ? and state = 'SUCCEEDED' and cache_parts = ?",
                step.run().toString(),
                step.step(),
                parts);
    }

    /** All in one statement: a run that comes from the cache asks this for each of its steps. */
    private static Optional<Found> found(Sql sql, SmallObjects small, String which, @Nullable Object... bound)
            throws SQLException {
        var artifacts = new ArrayList<Artifact>();
        var elsewhere = new ArrayList<Artifact>();
        List<CachedStep> steps = sql.query(
                row -> {
                    if (row.getString(2) != null) {
                        Artifact artifact = StepRows.artifact(row);
                        artifacts.add(artifact);
                        byte @Nullable [] bytes = row.getBytes(12);
                        if (bytes == null) {
                            elsewhere.add(artifact);
                        } else {
                            small.saw(artifact.content(), bytes);
                        }
                    }
                    var origin = new StepOrigin(RunId.parse(row.getString(13)), row.getString(14));
                    return new CachedStep(origin, artifacts, row.getBoolean(15));
                },
                "select artifact.step, artifact.name, kind, type, handler, content, size, media_type, extension,"
                        + " folder, preview,"
                        + " (select bytes from small_object o where o.content = artifact.content),"
                        + " from_run, from_step,"
                        + " exists (select 1 from metric m where m.run_id = from_run and m.step = from_step)"
                        + " or exists (select 1 from static_metric m where m.run_id = from_run and m.step = from_step)"
                        + " from (select run_id, name, coalesce(cached_from, run_id) as from_run,"
                        + " coalesce(cached_step, name) as from_step from step where " + which + ") chosen"
                        + " left join artifact on artifact.run_id = chosen.run_id and artifact.step = chosen.name"
                        + " order by artifact.position",
                bound);
        return steps.stream().findFirst().map(step -> new Found(step, elsewhere));
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
