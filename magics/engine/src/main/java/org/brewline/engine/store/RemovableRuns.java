package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the runs that a garbage collection may remove. */
final class RemovableRuns {
    private RemovableRuns() {}

    /**
     * Which runs go.
     *
     * @param needed those that would, were it not for runs that took results of theirs
     */
    record Choice(List<RunId> remove, List<RunId> needed) {}

    private record Row(RunId id, String pipeline, boolean running, long started, boolean pinned) {}

    static Choice choose(Sql sql, GarbagePlan plan, long now) throws SQLException {
        List<Row> rows = sql.query(
                row -> new Row(
                        RunId.parse(row.getString(1)),
                        row.getString(2),
                        row.getString(3).equals("RUNNING"),
                        row.getLong(4),
                        row.getInt(5) != 0),
                "select id, pipeline, state, started_at, pinned from run order by id desc");
        var chosen = new LinkedHashSet<RunId>();
        Map<String, Integer> kept = new HashMap<>();
        boolean byRule = plan.keepNewest().isPresent() || plan.olderThan().isPresent();
        for (Row row : rows) {
            int before = kept.merge(row.pipeline(), 1, Integer::sum) - 1;
            boolean isOld = plan.olderThan()
                    .map(age -> row.started() < now - age.toMillis())
                    .orElse(true);
            boolean isBeyond = before >= plan.keepNewest().orElse(0);
            boolean wanted = plan.runs().contains(row.id()) || (byRule && isOld && isBeyond);
            if (wanted && !row.running() && !row.pinned()) {
                chosen.add(row.id());
            }
        }
        return withoutNeeded(sql, chosen);
    }

    private static Choice withoutNeeded(Sql sql, Set<RunId> chosen) throws SQLException {
        if (chosen.isEmpty()) {
            return new Choice(List.of(), List.of());
        }
        Map<RunId, Set<RunId>> takers = new HashMap<>();
        sql.query(
                row -> takers.computeIfAbsent(RunId.parse(row.getString(1)), r -> new HashSet<>())
                        .add(RunId.parse(row.getString(2))),
                "select distinct cached_from, run_id from step where cached_from is not null");
        var needed = new ArrayList<RunId>();
        boolean changed = true;
        while (changed) { // what stays may itself have taken from another
            List<RunId> more = chosen.stream()
                    .filter(run -> !chosen.containsAll(takers.getOrDefault(run, Set.of())))
                    .toList();
            more.forEach(chosen::remove);
            needed.addAll(more);
            changed = !more.isEmpty();
        }
        // Those that took results go before those that they took them from.
        return new Choice(List.copyOf(chosen), needed);
    }

    /** Whether the run has ended and no other one took results of it. */
    static boolean isRemovable(Sql sql, RunId run) throws SQLException {
        return sql.first(
                        row -> true,
                        "select 1 from run where id = ?1 and state <> 'RUNNING' and pinned = 0 and not exists"
                                + " (select 1 from step where cached_from = ?1 and run_id <> ?1)",
                        run.toString())
                .isPresent();
    }
}
