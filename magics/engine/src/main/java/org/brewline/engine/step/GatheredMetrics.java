package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Better;
import org.brewline.engine.component.Metrics;

/**
 * A step's metrics in Kubeflow's form, so that its console shows them. It knows no curves: of a dynamic metric it shows
 * the last value, and the points are the metrics artifact's content.
 */
final class GatheredMetrics implements Metrics {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, Long> lastSteps = new LinkedHashMap<>();
    private final StringBuilder points = new StringBuilder();
    private final ObjectNode classification = JSON.objectNode();

    @Override
    public synchronized void log(String name, long step, double value) {
        ObjectNode point = JSON.objectNode().put("metric", name).put("step", step);
        point.set("value", number(value));
        points.append(point).append('\n');
        if (lastSteps.getOrDefault(name, Long.MIN_VALUE) <= step) {
            lastSteps.put(name, step);
            values.put(name, value);
        }
    }

    @Override
    public synchronized void set(String name, double value) {
        values.put(name, value);
    }

    @Override
    public void set(String name, double value, Better better) {
        set(name, value);
    }

    @Override
    public synchronized void confusionMatrix(List<String> labels, long[][] counts) {
        boolean square =
                counts.length == labels.size() && Arrays.stream(counts).allMatch(row -> row.length == labels.size());
        if (!square) {
            throw new IllegalArgumentException(
                    "a confusion matrix of %d labels needs as many rows and columns".formatted(labels.size()));
        }
        var matrix = classification.putObject("confusionMatrix");
        var names = matrix.putArray("annotationSpecs");
        labels.forEach(label -> names.addObject().put("displayName", label));
        var rows = matrix.putArray("rows");
        for (long[] row : counts) {
            var cells = rows.addObject().putArray("row");
            Arrays.stream(row).forEach(cells::add);
        }
    }

    @Override
    public synchronized void roc(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold) {
        if (falsePositiveRate.length != truePositiveRate.length || threshold.length != truePositiveRate.length) {
            throw new IllegalArgumentException("the rates and thresholds are of different lengths: %d, %d, %d"
                    .formatted(falsePositiveRate.length, truePositiveRate.length, threshold.length));
        }
        var curve = classification.putArray("confidenceMetrics");
        double highest = Arrays.stream(threshold).filter(Double::isFinite).max().orElse(1);
        for (int i = 0; i < threshold.length; i++) {
            curve.addObject()
                    .put("confidenceThreshold", Double.isFinite(threshold[i]) ? threshold[i] : highest + 1)
                    .put("falsePositiveRate", falsePositiveRate[i])
                    .put("recall", truePositiveRate[i]);
        }
    }

    @Override
    public void precisionRecall(double[] recall, double[] precision) {
        if (recall.length != precision.length) {
            throw new IllegalArgumentException(
                    "recall and precision are of different lengths: %d, %d".formatted(recall.length, precision.length));
        }
        write(JSON.objectNode()
                .put("metric", "precisionRecall")
                .<ObjectNode>set("recall", numbers(recall))
                .set("precision", numbers(precision)));
    }

    @Override
    public void importance(Map<String, Double> byFeature) {
        var features = JSON.objectNode();
        byFeature.forEach((feature, value) -> features.set(feature, number(value)));
        write(JSON.objectNode().put("metric", "importance").set("byFeature", features));
    }

    @Override
    public void histogram(String name, double[] values) {
        write(JSON.objectNode().put("metric", name).set("values", numbers(values)));
    }

    /** What Kubeflow's console has no picture for is in the metrics artifact's content only. */
    private synchronized void write(JsonNode line) {
        points.append(line).append('\n');
    }

    private static JsonNode numbers(double[] values) {
        var array = JSON.arrayNode();
        Arrays.stream(values).forEach(value -> array.add(number(value)));
        return array;
    }

    /** The metrics artifact's metadata: a value by name. */
    synchronized ObjectNode values() {
        var node = JSON.objectNode();
        values.forEach((name, value) -> node.set(name, number(value)));
        return node;
    }

    /** The classification artifact's metadata. */
    synchronized ObjectNode classification() {
        return classification.deepCopy();
    }

    /** Every point of the dynamic metrics, one JSON object a line, in the order they were logged. */
    synchronized String points() {
        return points.toString();
    }

    /** NaN and infinity, which JSON has not, as text. */
    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JSON.numberNode(value) : JSON.textNode(Double.toString(value));
    }
}
