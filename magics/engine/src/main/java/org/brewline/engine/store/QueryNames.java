package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.query.Field;
import org.brewline.engine.query.Query;
import org.brewline.engine.query.QueryException;

/** What a query's names of config, metrics and results mean in a store. */
final class QueryNames {
    private QueryNames() {}

    /**
     * Where a name was found.
     *
     * @param steps the steps that it may be of, as the store writes them; empty for any
     */
    record Meaning(String name, List<String> steps, boolean isConfig, boolean isMeasure) {
        /** The condition on the rows of a table, and what it binds. */
        String rows() {
            return "name = ?" + (steps.isEmpty() ? "" : " and step in (?" + ", ?".repeat(steps.size() - 1) + ")");
        }

        List<Object> bound() {
            var bound = new ArrayList<Object>();
            bound.add(name);
            bound.addAll(steps);
            return bound;
        }
    }

    /**
     * What the field means.
     *
     * @throws QueryException if no run has it; the message names the nearest
     */
    static Meaning of(Sql sql, Query query, Field field) throws SQLException {
        for (Meaning meaning : candidates(field)) {
            boolean config = exists(sql, "config", meaning);
            boolean measure = exists(sql, "measure", meaning);
            if (config || measure) {
                return new Meaning(meaning.name(), meaning.steps(), config, measure);
            }
        }
        var names = new ArrayList<>(all(sql));
        names.addAll(Field.Known.words());
        String nearest = NearestName.of(field.path(), names)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElseGet(() -> "expected " + String.join(", ", Field.Known.words())
                        + ", or a step's config, metric or result" + examples(sql));
        throw new QueryException(query.text(), field.position(), "no run has \"%s\"".formatted(field.path()), nearest);
    }

    private static String examples(Sql sql) {
        try {
            List<String> names = all(sql);
            return names.isEmpty()
                    ? ""
                    : ": " + String.join(", ", names.subList(0, Math.min(8, names.size())))
                            + (names.size() > 8 ? ", …" : "");
        } catch (SQLException e) {
            return "";
        }
    }

    /** A name alone is any step's; a step's only result is called as the step. */
    private static List<Meaning> candidates(Field field) {
        String step = field.step();
        if (step.isEmpty()) {
            return List.of(
                    new Meaning(field.name(), List.of(), false, false),
                    new Meaning("output", List.of(field.name()), false, false));
        }
        Set<String> steps = new LinkedHashSet<>(List.of(step, step.replace('.', '/')));
        return List.of(
                new Meaning(field.name(), List.copyOf(steps), false, false),
                new Meaning("output", List.of(field.path().replace('.', '/')), false, false));
    }

    private static boolean exists(Sql sql, String table, Meaning meaning) throws SQLException {
        return sql.first(
                        row -> true,
                        "select 1 from " + table + " where " + meaning.rows() + " limit 1",
                        meaning.bound().toArray())
                .isPresent();
    }

    /** Every name, config first, each as a query writes it. */
    static List<String> all(Sql sql) throws SQLException {
        var names = new LinkedHashSet<String>();
        sql.query(
                row -> names.add(
                        row.getString(1).isEmpty() ? row.getString(2) : row.getString(1) + "." + row.getString(2)),
                "select distinct step, name from config order by step, name");
        sql.query(
                row -> names.add(MeasureRows.path(row.getString(1), row.getString(2))),
                "select distinct step, name from measure order by step, name");
        return List.copyOf(names);
    }
}
