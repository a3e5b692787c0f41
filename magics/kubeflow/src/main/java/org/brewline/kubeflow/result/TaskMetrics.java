package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.brewline.engine.store.MetricPoint;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepHistory;
import org.jspecify.annotations.Nullable;

/** A task's metrics: values and pictures out of the metadata, curves out of the metrics artifact's lines. */
final class TaskMetrics {
    private final ResultFolder run;
    private final ResultTask task;
    private @Nullable Set<String> curves;

    TaskMetrics(ResultFolder run, ResultTask task) {
        this.run = run;
        this.task = task;
    }

    /** Names of metrics that have points; read once. */
    Set<String> curves() throws IOException {
        Set<String> read = curves;
        if (read == null) {
            Set<String> names = new LinkedHashSet<>();
            lines(line -> {
                if (line.has("step")) {
                    names.add(line.path("metric").asText());
                }
            });
            read = names;
            curves = read;
        }
        return read;
    }

    void points(String curve, Consumer<MetricPoint> to) throws IOException {
        lines(line -> {
            if (line.has("step") && line.path("metric").asText().equals(curve)) {
                to.accept(new MetricPoint(
                        curve, line.path("step").asLong(), number(line.path("value")), task.finished()));
            }
        });
    }

    List<StepHistory.Metric> statics() throws IOException {
        var metrics = new ArrayList<StaticMetric>();
        var curves = curves();
        TaskOutputs.metadata(task, "metrics").forEach((name, value) -> {
            if (!curves.contains(name) && (value.isNumber() || value.isTextual())) {
                metrics.add(new StaticMetric.Scalar(name, number(value)));
            }
        });
        var classification = TaskOutputs.metadata(task, "classification");
        JsonNode matrix = classification.get("confusionMatrix");
        if (matrix != null) {
            var labels = new ArrayList<String>();
            matrix.path("annotationSpecs")
                    .forEach(each -> labels.add(each.path("displayName").asText()));
            var rows = new ArrayList<List<Long>>();
            for (JsonNode row : matrix.path("rows")) {
                var counts = new ArrayList<Long>();
                row.path("row").forEach(count -> counts.add(count.asLong()));
                rows.add(counts);
            }
            metrics.add(new StaticMetric.ConfusionMatrix("confusionMatrix", labels, rows));
        }
        JsonNode roc = classification.get("confidenceMetrics");
        if (roc != null) {
            metrics.add(new StaticMetric.Roc(
                    "roc", each(roc, "falsePositiveRate"), each(roc, "recall"), each(roc, "confidenceThreshold")));
        }
        lines(line -> picture(line, metrics));
        return metrics.stream()
                .map(m -> new StepHistory.Metric(m, task.finished()))
                .toList();
    }

    private static void picture(JsonNode line, List<StaticMetric> metrics) {
        if (line.has("recall") && line.has("precision")) {
            metrics.add(new StaticMetric.PrecisionRecall(
                    "precisionRecall", list(line.path("recall")), list(line.path("precision"))));
        } else if (line.has("byFeature")) {
            var byFeature = new LinkedHashMap<String, Double>();
            line.path("byFeature").properties().forEach(e -> byFeature.put(e.getKey(), number(e.getValue())));
            var sorted = new LinkedHashMap<String, Double>();
            byFeature.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .forEach(e -> sorted.put(e.getKey(), e.getValue()));
            metrics.add(new StaticMetric.Importance("importance", sorted));
        }
    }

    private static List<Double> each(JsonNode points, String field) {
        var values = new ArrayList<Double>();
        points.forEach(point -> values.add(number(point.path(field))));
        return values;
    }

    private static List<Double> list(JsonNode array) {
        var values = new ArrayList<Double>();
        array.forEach(value -> values.add(number(value)));
        return values;
    }

    private static double number(JsonNode value) {
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> value.asDouble();
        };
    }

    /** Lines that are no JSON are left out: they are a picture's loss, not the run's. */
    private void lines(Consumer<JsonNode> to) throws IOException {
        for (String name : List.of("step-metrics", "metrics")) {
            Path file = task.folder().resolve(name);
            boolean told =
                    task.summary().map(s -> s.path("artifacts").has(name)).orElse(false);
            if (told && Files.isRegularFile(file)) {
                var mapper = new ObjectMapper();
                try (var lines = Files.lines(run.inside(file))) {
                    for (String line : (Iterable<String>) lines::iterator) {
                        if (line.startsWith("{") && line.endsWith("}")) {
                            to.accept(mapper.readTree(line));
                        }
                    }
                }
                return;
            }
        }
    }
}
