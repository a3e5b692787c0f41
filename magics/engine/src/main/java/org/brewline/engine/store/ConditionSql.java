package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.query.Condition;
import org.brewline.engine.query.Condition.Operator;
import org.brewline.engine.query.Field;
import org.brewline.engine.query.Query;
import org.brewline.engine.query.Value;
import org.jspecify.annotations.Nullable;

/**
 * Turns a condition into SQL over the table {@code run}. Every value is bound, never written into the text; the text is
 * such that SQLite and PostgreSQL take it.
 */
final class ConditionSql {
    /** So few rows are collected first; of more each run asks for its own. */
    private static final int FEW = 2_000;

    private final Sql sql;
    private final Query query;
    private final Clock clock;
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> bound = new ArrayList<>();

    ConditionSql(Sql sql, Query query, Clock clock) {
        this.sql = sql;
        this.query = query;
        this.clock = clock;
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> bound() {
        return bound;
    }

    ConditionSql add(Condition condition) throws SQLException {
        if (condition instanceof Condition.And and) {
            pair(and.left(), " and ", and.right());
        } else if (condition instanceof Condition.Or or) {
            pair(or.left(), " or ", or.right());
        } else if (condition instanceof Condition.Not not) {
            text.append("not (");
            add(not.condition()).text.append(')');
        } else if (condition instanceof Condition.Compare compare) {
            compare(compare.field(), compare.operator(), compare.value());
        } else if (condition instanceof Condition.In in) {
            in(in);
        } else if (condition instanceof Condition.Contains contains) {
            contains(contains);
        }
        return this;
    }

    private void pair(Condition left, String joint, Condition right) throws SQLException {
        text.append('(');
        add(left).text.append(joint);
        add(right).text.append(')');
    }

    private void in(Condition.In in) throws SQLException {
        text.append('(');
        for (int i = 0; i < in.values().size(); i++) {
            text.append(i == 0 ? "" : " or ");
            compare(in.field(), Operator.EQUAL, in.values().get(i));
        }
        text.append(')');
    }

    private void contains(Condition.Contains contains) throws SQLException {
        String pattern = "%"
                + contains.part()
                        .toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
        Field.Known known = contains.field().known().orElse(null);
        if (known == Field.Known.TAG) {
            put("exists (select 1 from tag where run_id = run.id and lower(tag) like ? escape '\\')", pattern);
        } else if (known != null) {
            put("lower(run." + known.word() + ") like ? escape '\\'", pattern);
        } else {
            QueryNames.Meaning meaning = QueryNames.of(sql, query, contains.field());
            rows("config", meaning, "lower(text) like ? escape '\\'", pattern);
        }
    }

    private void compare(Field field, Operator operator, Value value) throws SQLException {
        if (field.known().isEmpty()) {
            ofStep(field, operator, value);
            return;
        }
        switch (field.known().get()) {
            case ID -> prefix("run.id", operator, (Value.Text) value);
            case SWEEP -> prefix("run.sweep_id", operator, (Value.Text) value);
            case PIPELINE, STATE, NAME, NOTE ->
                put(
                        "run." + field.path().toLowerCase(Locale.ROOT) + " " + operator.sign() + " ?",
                        ((Value.Text) value).text());
            case TAG ->
                put(
                        (operator == Operator.EQUAL ? "" : "not ") + "run.id in (select run_id from tag where tag = ?)",
                        ((Value.Text) value).text());
            case STARTED -> time("run.started_at", operator, value);
            case FINISHED -> time("run.finished_at", operator, value);
            case DURATION ->
                put(
                        "(coalesce(run.finished_at, ?) - run.started_at) " + operator.sign() + " ?",
                        clock.millis(),
                        ((Value.Length) value).duration().toMillis());
            case TRIAL -> put("run.trial " + operator.sign() + " ?", ((Value.Numeric) value).number());
            case PINNED, ARCHIVED ->
                put(
                        "run." + field.path().toLowerCase(Locale.ROOT) + " " + operator.sign() + " ?",
                        ((Value.Flag) value).flag() ? 1 : 0);
        }
    }

    private void prefix(String column, Operator operator, Value.Text value) {
        String prefix = value.text().toLowerCase(Locale.ROOT);
        String within = "(" + column + " >= ? and " + column + " < ?)";
        put((operator == Operator.EQUAL ? "" : "not ") + within, prefix, prefix + "g"); // g is after every digit
    }

    /** A day is compared whole: after it is after its end. */
    private void time(String column, Operator operator, Value value) {
        if (value instanceof Value.Ago ago) {
            Instant at = clock.instant().minus(ago.duration());
            put(column + " " + operator.sign() + " ?", at.toEpochMilli());
            return;
        }
        if (value instanceof Value.Moment moment) {
            put(
                    column + " " + operator.sign() + " ?",
                    moment.moment().atZone(clock.getZone()).toInstant().toEpochMilli());
            return;
        }
        LocalDate day = value instanceof Value.Day of
                ? of.day()
                : LocalDate.now(clock).minusDays(((Value.DaysBack) value).days());
        long start = day.atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
        long end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
        switch (operator) {
            case EQUAL -> put("(" + column + " >= ? and " + column + " < ?)", start, end);
            case DIFFERENT -> put("(" + column + " < ? or " + column + " >= ?)", start, end);
            case LESS -> put(column + " < ?", start);
            case AT_MOST -> put(column + " < ?", end);
            case MORE -> put(column + " >= ?", end);
            case AT_LEAST -> put(column + " >= ?", start);
        }
    }

    private void ofStep(Field field, Operator operator, Value value) throws SQLException {
        QueryNames.Meaning meaning = QueryNames.of(sql, query, field);
        if (value instanceof Value.Numeric number) {
            boolean both = meaning.isConfig() && meaning.isMeasure();
            text.append(both ? "(" : "");
            if (meaning.isConfig()) {
                rows("config", meaning, "number " + operator.sign() + " ?", number.number());
            }
            text.append(both ? " or " : "");
            if (meaning.isMeasure()) {
                rows("measure", meaning, "value " + operator.sign() + " ?", number.number());
            }
            text.append(both ? ")" : "");
        } else {
            // As it was typed, or as YAML writes it: in quotes if it needs them.
            String plain = ((Value.Text) value).text();
            String among = operator == Operator.EQUAL ? "text in (?, ?)" : "text not in (?, ?)";
            rows("config", meaning, among, plain, ConfigTypes.print(plain));
        }
    }

    /**
     * The run has such a row. Which way is the faster one depends on how many rows there are: of few the runs are
     * collected; where there are many, the first page is full after a few runs that are asked one by one.
     */
    private void rows(String table, QueryNames.Meaning meaning, String condition, Object... values)
            throws SQLException {
        var arguments = new ArrayList<@Nullable Object>(meaning.bound());
        arguments.addAll(List.of(values));
        String where = meaning.rows() + " and " + condition;
        var counted = new ArrayList<>(arguments);
        counted.add(FEW);
        long rows = sql.first(
                        row -> row.getLong(1),
                        "select count(*) from (select 1 from " + table + " where " + where + " limit ?) few",
                        counted.toArray())
                .orElse(0L);
        if (rows < FEW) {
            text.append("run.id in (select run_id from ")
                    .append(table)
                    .append(" where ")
                    .append(where)
                    .append(')');
        } else {
            text.append("exists (select 1 from ")
                    .append(table)
                    .append(" where run_id = run.id and ")
                    // By the run's own rows: the index by name would be read whole for each run.
                    .append(where.replace("name = ?", "name || '' = ?").replace("step in", "step || '' in"))
                    .append(')');
        }
        bound.addAll(arguments);
    }

    private void put(String condition, Object... values) {
        text.append(condition);
        bound.addAll(List.of(values));
    }
}
