package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.component.OutputSpec;

/** The numbers that runs are found by. */
final class MeasureRows {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final String PUT = "insert into measure values (?, ?, ?, ?)"
            + " on conflict (run_id, step, name) do update set value = excluded.value";

    private MeasureRows() {}

    static void put(Sql sql, String run, String step, String name, double value) throws SQLException {
        if (!Double.isNaN(value)) {
            sql.update(PUT, run, step, name, value);
        }
    }

    /** The step's results that are numbers: those of the record {@code Score(double accuracy)} as {@code accuracy}. */
    static void results(Sql sql, String run, StepEnd end) throws SQLException {
        for (Artifact artifact : end.artifacts()) {
            if (artifact.kind() == Kind.VALUE
                    && artifact.preview() instanceof Preview.Value value
                    && NUMBER.matcher(value.text()).matches()) {
                put(sql, run, end.step(), artifact.name(), Double.parseDouble(value.text()));
            }
        }
    }

    /** What a step that comes from the cache was measured by where it was executed. */
    static void ofOrigin(Sql sql, String run, StepEnd end) throws SQLException {
        if (end.cachedFrom().isPresent()) {
            sql.update(
                    "insert into measure select ?, ?, name, value from measure where run_id = ? and step = ?"
                            + " on conflict do nothing",
                    run,
                    end.step(),
                    end.cachedFrom().get().run().toString(),
                    end.cachedFrom().get().step());
        }
    }

    /** The last value of each of the step's curves, unless something else measured it under that name. */
    static void lastOfCurves(Sql sql, String run, String step) throws SQLException {
        for (MetricPoint last : PointRows.lastOf(sql, run, step)) {
            if (!Double.isNaN(last.value())) {
                sql.update(
                        "insert into measure values (?, ?, ?, ?) on conflict do nothing",
                        run,
                        step,
                        last.name(),
                        last.value());
            }
        }
    }

    /** All numbers of a run, by step and name; of a step's only result the name is the step's. */
    static Map<String, Double> of(Sql sql, RunId run) throws SQLException {
        var measures = new LinkedHashMap<String, Double>();
        List<Map.Entry<String, Double>> rows = sql.query(
                row -> Map.entry(path(row.getString(1), row.getString(2)), row.getDouble(3)),
                "select measure.step, measure.name, value from measure"
                        + " join step on step.run_id = measure.run_id and step.name = measure.step"
                        + " where measure.run_id = ? order by step.position, measure.name",
                run.toString());
        rows.forEach(row -> measures.put(row.getKey(), row.getValue()));
        return measures;
    }

    static String path(String step, String name) {
        return name.equals(OutputSpec.WHOLE) ? step : step + "." + name;
    }
}
