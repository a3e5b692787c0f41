package org.brewline.notebook.workbench;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Runs as a Tablesaw table: a row each, with columns for facts, config and numbers. */
final class RunsAsTable {
    private final Store store;
    private final List<RunRecord> runs;

    RunsAsTable(Store store, List<RunRecord> runs) {
        this.store = store;
        this.runs = runs;
    }

    Table table() {
        var id = StringColumn.create("id");
        var pipeline = StringColumn.create("pipeline");
        var state = StringColumn.create("state");
        var started = DateTimeColumn.create("started");
        var seconds = DoubleColumn.create("seconds");
        var name = StringColumn.create("name");
        var tags = StringColumn.create("tags");
        for (RunRecord run : runs) {
            id.append(run.id().toString());
            pipeline.append(run.shape().name());
            state.append(run.state().name().toLowerCase(java.util.Locale.ROOT));
            started.append(run.started().atZone(ZoneId.systemDefault()).toLocalDateTime());
            if (run.finished().isPresent()) {
                seconds.append(
                        Duration.between(run.started(), run.finished().get()).toMillis() / 1_000.0);
            } else {
                seconds.appendMissing();
            }
            name.append(run.labels().name());
            tags.append(String.join(", ", run.labels().tags()));
        }
        Table table = Table.create("runs", id, pipeline, state, started, seconds, name, tags);
        addConfig(table);
        addNumbers(table);
        return table;
    }

    private void addConfig(Table table) {
        var rows = runs.stream().map(RunsAsTable::flat).toList();
        for (String key : keys(rows)) {
            String column = table.containsColumn(key) ? "config " + key : key;
            List<@Nullable String> values =
                    rows.stream().<@Nullable String>map(row -> row.get(key)).toList();
            boolean numbers = values.stream().allMatch(v -> v == null || v.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"));
            if (numbers) {
                var filled = DoubleColumn.create(column);
                values.forEach(v -> append(filled, v == null ? null : Double.valueOf(v)));
                table.addColumns(filled);
            } else {
                var filled = StringColumn.create(column);
                values.forEach(v -> filled.append(v == null ? "" : v));
                table.addColumns(filled);
            }
        }
    }

    private void addNumbers(Table table) {
        List<Map<String, Double>> rows =
                runs.stream().map(run -> store.measures(run.id())).toList();
        for (String key : keys(rows)) {
            var filled = DoubleColumn.create(table.containsColumn(key) ? "metric " + key : key);
            rows.forEach(row -> append(filled, row.get(key)));
            table.addColumns(filled);
        }
    }

    private static void append(DoubleColumn column, @Nullable Double value) {
        if (value == null) {
            column.appendMissing();
        } else {
            column.append(value.doubleValue());
        }
    }

    private static Map<String, String> flat(RunRecord run) {
        var flat = new LinkedHashMap<String, String>();
        run.config()
                .forEach((step, values) ->
                        values.forEach((name, value) -> flat.put(step.isEmpty() ? name : step + "." + name, value)));
        return flat;
    }

    private static <V> Set<String> keys(List<Map<String, V>> rows) {
        var keys = new LinkedHashSet<String>();
        new ArrayList<>(rows).forEach(row -> keys.addAll(row.keySet()));
        return keys;
    }
}
