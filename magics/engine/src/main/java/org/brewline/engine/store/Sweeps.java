package org.brewline.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sweeps in a store. Safe for many threads. */
public final class Sweeps {
    private final Database database;
    private final Session session;

    Sweeps(Database database, Session session) {
        this.database = database;
        this.session = session;
    }

    /** Records that this process executes the sweep from now on; one that ended before goes on. */
    public void begin(SweepId id, String pipeline, Instant at, String plan) {
        database.writeNow(sql -> sql.update(
                "insert into sweep (id, pipeline, state, started_at, plan, session_id)"
                        + " values (?, ?, 'RUNNING', ?, ?, ?)"
                        + " on conflict (id) do update set state = 'RUNNING', finished_at = null, message = '',"
                        + " session_id = excluded.session_id",
                id.toString(),
                pipeline,
                at.toEpochMilli(),
                plan,
                session.id()));
    }

    /**
     * Records the end of the sweep.
     *
     * @param message why it failed; else empty
     */
    public void end(SweepId id, RunState state, Instant at, String message) {
        database.writeNow(sql -> sql.update(
                "update sweep set state = ?, finished_at = ?, message = ? where id = ?",
                state.name(),
                at.toEpochMilli(),
                message,
                id.toString()));
    }

    public Optional<SweepRecord> find(SweepId id) {
        session.reapNowAndThen(database);
        return database.read(sql -> SweepRows.sweeps(sql, "where id = ?", id.toString())).stream()
                .findFirst();
    }

    /**
     * The sweep of that ID, or unambiguous beginning of one.
     *
     * @throws org.brewline.engine.config.ProblemsException if there is none or more than one
     */
    public SweepRecord find(String idOrPrefix) {
        session.reapNowAndThen(database);
        return database.read(sql -> SweepRows.find(sql, idOrPrefix));
    }

    /** The newest first. */
    public List<SweepRecord> newest(int most) {
        session.reapNowAndThen(database);
        return database.read(sql -> SweepRows.sweeps(sql, "order by id desc limit ?", most));
    }

    /** The runs of the sweep by trial; of a trial that was begun again the last. */
    public List<RunRecord> trials(SweepId id) {
        return database.read(sql -> SweepRows.trials(sql, id));
    }

    /** What is known of the runs of the sweep, read at once. */
    public SweepFacts facts(SweepId id) {
        return database.read(sql -> SweepRows.facts(sql, id));
    }

    /** Why a run was ended from outside, in a sentence; empty if nothing was said. */
    public String endedBecause(RunId run) {
        return database.read(sql -> sql.first(
                        row -> row.getString(1), "select ended_because from run where id = ?", run.toString()))
                .orElse("");
    }

    /** Says why a run is ended from outside. */
    public void endedBecause(RunId run, String reason) {
        database.writeNow(sql -> sql.update("update run set ended_because = ? where id = ?", reason, run.toString()));
    }

    /** The shortest beginning of the ID, of at least 8 characters, that no other sweep has. */
    public String brief(SweepId id) {
        return database.read(sql -> SweepRows.brief(sql, id));
    }
}
