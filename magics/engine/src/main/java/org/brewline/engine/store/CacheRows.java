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
        Optional<StepOrigin> origin = sql.first(
                row -> new StepOrigin(RunId.parse(row.getString(1)), row.getString(2)),
                "select run_id, name from step where cache_key = ? and cached_from is null and state = 'SUCCEEDED'"
                        + " order by finished_at desc limit 1",
                key);
        return origin.isEmpty() ? Optional.empty() : Optional.of(found(sql, origin.get(), origin.get(), small));
    }

    /** A finished step of one run if it was made of exactly these parts. */
    static Optional<Found> finished(Sql sql, StepOrigin step, String parts, SmallObjects small) throws SQLException {
        boolean equal = sql.first(
                        row -> true,
                        "select 1 from step where run_id = ? and name = ? and state = 'SUCCEEDED' and cache_parts = ?",
                        step.run().toString(),
                        step.step(),
                        parts)
                .isPresent();
        return equal
                ? Optional.of(found(sql, step, StepRows.origin(sql, step.run(), step.step()), small))
                : Optional.empty();
    }

    /** All in two statements: a run that comes from the cache asks this for each of its steps. */
    private static Found found(Sql sql, StepOrigin step, StepOrigin origin, SmallObjects small) throws SQLException {
        var elsewhere = new ArrayList<Artifact>();
        List<Artifact> artifacts = sql.query(
                row -> {
                    Artifact artifact = StepRows.artifact(row);
                    byte @Nullable [] bytes = row.getBytes(12);
                    if (bytes == null) {
                        elsewhere.add(artifact);
                    } else {
                        small.saw(artifact.content(), bytes);
                    }
                    return artifact;
                },
                "select step, name, kind, type, handler, content, size, media_type, extension, folder, preview,"
                        + " (select bytes from small_object o where o.content = artifact.content)"
                        + " from artifact where run_id = ? and step = ? order by position",
                step.run().toString(),
                step.step());
        boolean measured = sql.first(
                        row -> true,
                        "select 1 where exists (select 1 from metric where run_id = ?1 and step = ?2)"
                                + " or exists (select 1 from static_metric where run_id = ?1 and step = ?2)",
                        origin.run().toString(),
                        origin.step())
                .isPresent();
        return new Found(new CachedStep(origin, artifacts, measured), elsewhere);
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
