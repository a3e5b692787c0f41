package org.brewline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brewline.engine.compare.Comparison;
import org.brewline.engine.compare.TextDifference;
import org.brewline.engine.store.StepRecord;
import org.jspecify.annotations.Nullable;

/** A comparison as a value for scripts: of each thing its values, in the order of the runs; null where a run has none. */
final class ComparisonJson {
    private ComparisonJson() {}

    static Map<String, Object> of(Comparison comparison) {
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "runs",
                comparison.runs().stream().map(run -> run.id().toString()).toList());
        json.put("config", rows(comparison.config(), value -> value));
        json.put("code", texts(comparison.code()));
        json.put("environment", texts(comparison.environment()));
        json.put("metrics", rows(comparison.metrics(), RunJson::number));
        json.put("artifacts", rows(comparison.artifacts(), value -> value));
        json.put("seconds", rows(comparison.times(), ComparisonJson::seconds));
        return json;
    }

    private static <T> Map<String, List<@Nullable Object>> rows(
            List<Comparison.Row<T>> rows, Function<T, @Nullable Object> value) {
        var json = new LinkedHashMap<String, List<@Nullable Object>>();
        for (Comparison.Row<T> row : rows) {
            var values = new ArrayList<@Nullable Object>();
            for (T one : row.values()) {
                values.add(one == null ? null : value.apply(one));
            }
            json.put(row.name(), values);
        }
        return json;
    }

    private static List<Map<String, Object>> texts(List<TextDifference> differences) {
        return differences.stream()
                .map(one -> Map.<String, Object>of("steps", one.title(), "diff", one.lines()))
                .toList();
    }

    /** What came from the cache took no time here. */
    private static @Nullable Object seconds(StepRecord step) {
        return step.cachedFrom().isPresent()
                ? null
                : step.took().map(time -> time.toMillis() / 1000.0).orElse(null);
    }
}
