package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.brewline.engine.artifact.Digest;

/** Where runs came from that were not executed here, and whether they are trusted. */
final class OriginRows {
    private OriginRows() {}

    static Optional<RunOrigin> of(Sql sql, RunId run) throws SQLException {
        return sql.first(
                row -> new RunOrigin(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Instant.ofEpochMilli(row.getLong(6)),
                        row.getInt(7) != 0),
                "select bundle, fingerprint, made_by, made_on, made_at, imported_at, trusted from run_origin"
                        + " where run_id = ?",
                run.toString());
    }

    /** Lets the run's artifacts be deserialized, and its steps stand in for others. */
    static void trust(Sql sql, RunId run) throws SQLException {
        String id = run.toString();
        sql.update("update run_origin set trusted = 1 where run_id = ?", id);
        sql.update(
                "update step set cache_key = (select cache_key from untrusted_step"
                        + " where untrusted_step.run_id = step.run_id and untrusted_step.step = step.name),"
                        + " cache_parts = (select cache_parts from untrusted_step"
                        + " where untrusted_step.run_id = step.run_id and untrusted_step.step = step.name)"
                        + " where run_id = ? and exists (select 1 from untrusted_step"
                        + " where untrusted_step.run_id = step.run_id and untrusted_step.step = step.name)",
                id);
        sql.update("delete from untrusted_step where run_id = ?", id);
        sql.update("delete from untrusted_content where run_id = ?", id);
    }

    /** The run that the content came with, if all runs that have it came from elsewhere and none is trusted. */
    static Optional<RunId> distrusted(Sql sql, Digest content) throws SQLException {
        Optional<RunId> from = sql.first(
                row -> RunId.parse(row.getString(1)),
                "select run_id from untrusted_content where content = ? limit 1",
                content.hex());
        if (from.isEmpty()) {
            return from; // as nearly always, and quickly
        }
        boolean own = sql.first(
                        row -> true,
                        "select 1 from artifact where content = ? and not exists (select 1 from run_origin"
                                + " where run_origin.run_id = artifact.run_id and trusted = 0) limit 1",
                        content.hex())
                .isPresent();
        return own ? Optional.empty() : from;
    }
}
