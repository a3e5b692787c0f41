package org.brewline.notebook.picture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StaticMetric;

/**
 * A run in a list of runs.
 *
 * @param brief the shortest prefix of its ID that names it
 * @param metrics its scalar metrics, by {@code step.name}
 * @param origin where it came from, if it was not executed here
 */
public record RunRow(RunRecord run, String brief, Map<String, Double> metrics, Optional<RunOrigin> origin) {
    public RunRow {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** A run that was executed here. */
    public RunRow(RunRecord run, String brief, Map<String, Double> metrics) {
        this(run, brief, metrics, Optional.empty());
    }

    /** A row with the scalars among these static metrics, given by step. */
    public static RunRow of(RunRecord run, String brief, Map<String, List<StaticMetric>> metricsByStep) {
        var scalars = new LinkedHashMap<String, Double>();
        metricsByStep.forEach((step, metrics) -> metrics.forEach(metric -> {
            if (metric instanceof StaticMetric.Scalar scalar) {
                scalars.put(step + "." + scalar.name(), scalar.value());
            }
        }));
        return new RunRow(run, brief, scalars);
    }
}
