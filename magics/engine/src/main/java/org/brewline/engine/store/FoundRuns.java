package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.query.Field;
import org.brewline.engine.query.Query;
import org.jspecify.annotations.Nullable;

/** Finds the runs that a query asks for. */
final class FoundRuns {
    private static final String NEWEST = "run.id desc";

    private final Sql sql;
    private final Query query;
    private final Clock clock;
    private final int limit;

    FoundRuns(Sql sql, Query query, Clock clock) {
        this.sql = sql;
        this.query = query;
        this.clock = clock;
        this.limit = query.limit().orElse(Integer.MAX_VALUE);
    }

    List<RunRecord> read() throws SQLException {
        var where = new ConditionSql(sql, query, clock);
        if (query.where().isPresent()) {
            where.add(query.where().get());
        }
        String condition = where.text().isEmpty() ? "true" : where.text();
        if (!query.mentions(Field.Known.ARCHIVED)) {
            condition = "run.archived = 0 and " + condition;
        }
        Optional<Query.Order> first = query.order().stream().findFirst();
        if (first.isPresent() && first.get().field().known().isEmpty()) {
            return byStep(first.get(), condition, where.bound());
        }
        if (query.order().size() == 1 && isDuration(query.order().get(0))) {
            return byDuration(query.order().get(0), condition, where.bound());
        }
        var arguments = new ArrayList<>(where.bound());
        String order = orders(query.order(), arguments);
        arguments.add(limit);
        return RunRows.records(
                sql, "where " + condition + " order by " + order + NEWEST + " limit ?", arguments.toArray());
    }

    private static boolean isDuration(Query.Order order) {
        return order.field().known().filter(f -> f == Field.Known.DURATION).isPresent();
    }

    /** An index has the durations of runs that ended; of the few that go on it is told by now. */
    private List<RunRecord> byDuration(Query.Order order, String condition, List<@Nullable Object> bound)
            throws SQLException {
        var arguments = new ArrayList<>(bound);
        arguments.add(limit);
        var found = new ArrayList<>(RunRows.records(
                sql,
                "where run.finished_at is not null and " + condition + " order by (run.finished_at - run.started_at)"
                        + direction(order) + ", run.id" + direction(order) + " limit ?",
                arguments.toArray()));
        List<RunRecord> open = RunRows.records(
                sql,
                "where run.finished_at is null and " + condition + " order by run.started_at"
                        + (order.descending() ? " asc" : " desc") + ", run.id" + direction(order) + " limit ?",
                arguments.toArray());
        if (open.isEmpty()) {
            return found;
        }
        found.addAll(open);
        Comparator<RunRecord> byDuration = Comparator.comparing(
                run -> Duration.between(run.started(), run.finished().orElseGet(clock::instant)));
        Comparator<RunRecord> inOrder = byDuration.thenComparing(run -> run.id().toString());
        found.sort(order.descending() ? inOrder.reversed() : inOrder);
        return found.size() <= limit ? found : List.copyOf(found.subList(0, limit));
    }

    /**
     * Ordered by a number of a step, runs without it last: an index gives the first ones, and only if they are too few
     * the others are looked for.
     */
    private List<RunRecord> byStep(Query.Order order, String condition, List<@Nullable Object> bound)
            throws SQLException {
        QueryNames.Meaning meaning = QueryNames.of(sql, query, order.field());
        String table = meaning.isMeasure() ? "measure" : "config";
        String key = meaning.isMeasure() ? "sorted.value" : "sorted.number";
        String text = meaning.isMeasure() ? "" : ", sorted.text" + direction(order);
        String rows = meaning.rows().replace("name", "sorted.name").replace("step in", "sorted.step in");
        var arguments = new ArrayList<@Nullable Object>(meaning.bound());
        arguments.addAll(bound);
        String others = orders(query.order().subList(1, query.order().size()), arguments);
        arguments.add(limit);
        List<RunRecord> with = RunRows.records(
                sql,
                "join " + table + " sorted on sorted.run_id = run.id where " + rows + " and " + condition + " order by "
                        + key + direction(order) + text + ", " + others + NEWEST + " limit ?",
                arguments.toArray());
        if (with.size() >= limit) {
            return with;
        }
        var without = new ArrayList<@Nullable Object>(meaning.bound());
        without.addAll(bound);
        String rest = orders(query.order().subList(1, query.order().size()), without);
        without.add(limit - with.size());
        var all = new ArrayList<>(with);
        all.addAll(RunRows.records(
                sql,
                "where not exists (select 1 from " + table + " sorted where sorted.run_id = run.id and " + rows
                        + ") and " + condition + " order by " + rest + NEWEST + " limit ?",
                without.toArray()));
        return all;
    }

    private String orders(List<Query.Order> orders, List<@Nullable Object> arguments) throws SQLException {
        var text = new StringBuilder();
        for (Query.Order order : orders) {
            text.append(column(order.field(), arguments))
                    .append(direction(order))
                    .append(", ");
        }
        return text.toString();
    }

    private static String direction(Query.Order order) {
        return order.descending() ? " desc" : " asc";
    }

    private String column(Field field, List<@Nullable Object> arguments) throws SQLException {
        if (field.known().isEmpty()) {
            QueryNames.Meaning meaning = QueryNames.of(sql, query, field);
            arguments.addAll(meaning.bound());
            return "(select max(" + (meaning.isMeasure() ? "value" : "number") + ") from "
                    + (meaning.isMeasure() ? "measure" : "config") + " where run_id = run.id and " + meaning.rows()
                    + ")";
        }
        return switch (field.known().get()) {
            case STARTED -> "run.id"; // sorts by time, and with an index for each pipeline
            case FINISHED -> "coalesce(run.finished_at, 9223372036854775807)";
            case DURATION -> {
                arguments.add(clock.millis());
                yield "(coalesce(run.finished_at, ?) - run.started_at)";
            }
            case SWEEP -> "run.sweep_id";
            case TAG -> "(select min(tag) from tag where run_id = run.id)";
            default -> "run." + field.known().get().word();
        };
    }
}
