package org.brewline.kubeflow;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import org.brewline.engine.artifact.Kind;

/** Kubeflow's own types of artifacts. */
enum ArtifactSchema implements PortType {
    ARTIFACT("system.Artifact"),
    DATASET("system.Dataset"),
    MODEL("system.Model"),
    METRICS("system.Metrics"),
    CLASSIFICATION_METRICS("system.ClassificationMetrics"),
    HTML("system.HTML"),
    MARKDOWN("system.Markdown");

    /** The types of other libraries are known by name: this module works without them. */
    private static final Map<String, ArtifactSchema> BY_NAME = Map.of(
            "org.brewline.engine.artifact.Model", MODEL,
            "org.brewline.engine.artifact.Html", HTML,
            "org.brewline.engine.artifact.Markdown", MARKDOWN,
            "tech.tablesaw.api.Table", DATASET);

    private final String title;

    ArtifactSchema(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static ArtifactSchema of(Type type, ExportOptions options) {
        return options.kinds().apply(type).map(kind -> ofKind(kind, type)).orElseGet(() -> ofType(JavaTypes.raw(type)));
    }

    private static ArtifactSchema ofKind(Kind kind, Type type) {
        return switch (kind) {
            case MODEL -> MODEL;
            case DATA -> DATASET;
            case METRIC -> METRICS;
            case REPORT, LOG, VALUE -> BY_NAME.getOrDefault(JavaTypes.raw(type).getName(), ARTIFACT);
        };
    }

    private static ArtifactSchema ofType(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            var known = BY_NAME.get(each.getName());
            if (known != null) {
                return known;
            }
        }
        boolean data = type.isArray()
                || type.isRecord()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        return data ? DATASET : ARTIFACT;
    }
}
