package org.brewline.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;
import org.jspecify.annotations.Nullable;

/** A query for runs as SQL that SQLite and PostgreSQL both take. */
final class RunSql {
    /** The numbers of the run's steps. */
    private static final String MEASURED = "from measure m where m.run_id = run.id";

    /** Among the run's own rows: the index by name would be read whole for each run. */
    private static final String NAMED = "m.name || '' = ?";

    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    private RunSql() {}

    /** What follows {@code from run …}. */
    static RunSql page(RunQuery query) {
        RunSql made = where(query);
        made.sql.append(" order by ");
        query.order().ifPresent(made::order);
        made.add("run.id desc limit ?", query.limit());
        made.add(" offset ?", query.skip());
        return made;
    }

    /** The condition alone. */
    static RunSql where(RunQuery query) {
        var made = new RunSql();
        made.sql.append("where ");
        made.filter(query.filter());
        query.before().ifPresent(run -> made.add(" and run.id < ?", run.toString()));
        return made;
    }

    String text() {
        return sql.toString();
    }

    @Nullable
    Object[] arguments() {
        return arguments.toArray();
    }

    private void add(String text, @Nullable Object... values) {
        sql.append(text);
        arguments.addAll(java.util.Arrays.asList(values));
    }

    private void filter(RunFilter filter) {
        if (filter instanceof RunFilter.All all) {
            joined(all.filters(), " and ", "true");
        } else if (filter instanceof RunFilter.Any any) {
            joined(any.filters(), " or ", "false");
        } else if (filter instanceof RunFilter.Not not) {
            sql.append("not coalesce(");
            filter(not.filter());
            sql.append(", false)");
        } else if (filter instanceof RunFilter.Comparison comparison) {
            compare(comparison.field().source(), comparison.test(), comparison.value());
        }
    }

    private void joined(List<RunFilter> filters, String word, String ofNone) {
        if (filters.isEmpty()) {
            sql.append(ofNone);
            return;
        }
        sql.append('(');
        for (int i = 0; i < filters.size(); i++) {
            sql.append(i == 0 ? "" : word);
            filter(filters.get(i));
        }
        sql.append(')');
    }

    private void compare(RunField.Source source, RunFilter.Test test, @Nullable Object value) {
        if (source instanceof RunField.Source.Fact fact) {
            compare(fact.expression(), test, value);
        } else if (source instanceof RunField.Source.Metric metric) {
            add("exists (select 1 " + MEASURED + " and ");
            named(metric);
            sql.append(" and ");
            compare("m.value", test, value);
            sql.append(')');
        } else if (source instanceof RunField.Source.Config config) {
            add("exists (select 1 from config c where c.run_id = run.id and ");
            named(config);
            sql.append(" and ");
            if (value instanceof Number) {
                compare("c.number", test, value);
            } else if (test == RunFilter.Test.IS || test == RunFilter.Test.IS_NOT) {
                // As it was typed, or as YAML writes it: in quotes if it needs them.
                String text = String.valueOf(value);
                add(
                        test == RunFilter.Test.IS ? "c.text in (?, ?)" : "c.text not in (?, ?)",
                        text,
                        ConfigTypes.print(text));
            } else {
                compare("c.text", test, value);
            }
            sql.append(')');
        }
    }

    private void named(RunField.Source.Metric metric) {
        if (metric.step().isPresent()) {
            add("m.step = ? and m.name = ?", metric.step().get(), metric.name());
            return;
        }
        Optional<String[]> split = split(metric.name());
        if (split.isEmpty()) {
            add(NAMED, metric.name());
        } else {
            add("(" + NAMED + " or (m.step = ? and " + NAMED + "))", metric.name(), split.get()[0], split.get()[1]);
        }
    }

    private static Optional<String[]> split(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new String[] {name.substring(0, dot).replace('.', '/'), name.substring(dot + 1)});
    }

    private void named(RunField.Source.Config config) {
        if (config.step().isPresent()) {
            add("c.step = ? and c.name = ?", config.step().get(), config.name());
        } else {
            add("c.name = ?", config.name());
        }
    }

    private void compare(String expression, RunFilter.Test test, @Nullable Object value) {
        switch (test) {
            case KNOWN -> add(expression + " is not null");
            case LIKE ->
                add("lower(cast(" + expression + " as text)) like ? escape '!'", pattern(String.valueOf(value)));
            default -> add(expression + operator(test), bound(value));
        }
    }

    private static String pattern(String pattern) {
        return pattern.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_")
                .replace('*', '%');
    }

    private static String operator(RunFilter.Test test) {
        return switch (test) {
            case IS -> " = ?";
            case IS_NOT -> " <> ?";
            case AT_LEAST -> " >= ?";
            case AT_MOST -> " <= ?";
            case OVER -> " > ?";
            case UNDER -> " < ?";
            default -> throw new IllegalArgumentException(test.name());
        };
    }

    private static @Nullable Object bound(@Nullable Object value) {
        if (value instanceof Instant at) {
            return at.toEpochMilli();
        }
        if (value instanceof Duration took) {
            return took.toMillis();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value == null ? null : value.toString();
    }

    private void order(RunOrder order) {
        String direction = order.descending() ? " desc" : "";
        RunField.Source source = order.field().source();
        if (source instanceof RunField.Source.Fact fact) {
            add(fact.expression() + direction + " nulls last, ");
        } else if (source instanceof RunField.Source.Metric metric) {
            add("(select " + (order.descending() ? "max" : "min") + "(m.value) " + MEASURED + " and ");
            named(metric);
            add(")" + direction + " nulls last, ");
        } else if (source instanceof RunField.Source.Config config) {
            for (String column : List.of("c.number", "c.text")) { // numbers by size, then all else by its letters
                add("(select min(" + column + ") from config c where c.run_id = run.id and ");
                named(config);
                add(")" + direction + " nulls last, ");
            }
        }
    }
}
