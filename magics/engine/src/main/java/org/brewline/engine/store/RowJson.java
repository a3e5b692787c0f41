package org.brewline.engine.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.engine.artifact.Preview;

/**
 * Values in the database's JSON columns. Unknown properties are ignored, so that an older Brewline reads what a newer
 * one added within one schema version.
 */
final class RowJson {
    private static final JsonMapper MAPPER = builder().build();

    private static final int SHORT = 100;
    private static final int MOST_SHORT = 1_000;
    private static final Map<String, Preview> SHORT_PREVIEWS = new ConcurrentHashMap<>();

    private RowJson() {}

    /** A mapper that knows the database's values. */
    static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Preview.class, PreviewTypes.class)
                .addMixIn(StaticMetric.class, MetricTypes.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Preview.Table.class, name = "table"),
        @JsonSubTypes.Type(value = Preview.Card.class, name = "card"),
        @JsonSubTypes.Type(value = Preview.Text.class, name = "text"),
        @JsonSubTypes.Type(value = Preview.Image.class, name = "image"),
        @JsonSubTypes.Type(value = Preview.Html.class, name = "html"),
        @JsonSubTypes.Type(value = Preview.Markdown.class, name = "markdown"),
        @JsonSubTypes.Type(value = Preview.Json.class, name = "json"),
        @JsonSubTypes.Type(value = Preview.Folder.class, name = "folder"),
        @JsonSubTypes.Type(value = Preview.Value.class, name = "value"),
        @JsonSubTypes.Type(value = Preview.Opaque.class, name = "opaque"),
    })
    private interface PreviewTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = StaticMetric.Scalar.class, name = "scalar"),
        @JsonSubTypes.Type(value = StaticMetric.ConfusionMatrix.class, name = "confusion-matrix"),
        @JsonSubTypes.Type(value = StaticMetric.Roc.class, name = "roc"),
        @JsonSubTypes.Type(value = StaticMetric.PrecisionRecall.class, name = "precision-recall"),
        @JsonSubTypes.Type(value = StaticMetric.Importance.class, name = "importance"),
        @JsonSubTypes.Type(value = StaticMetric.Histogram.class, name = "histogram"),
    })
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface MetricTypes {}

    /** A preview. Those of scalars are alike, and a run from the cache reads one for each step. */
    static Preview preview(String json) {
        if (json.length() > SHORT) {
            return read(json, Preview.class);
        }
        if (SHORT_PREVIEWS.size() > MOST_SHORT) {
            SHORT_PREVIEWS.clear();
        }
        return SHORT_PREVIEWS.computeIfAbsent(json, text -> read(text, Preview.class));
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a %s has no JSON form".formatted(value.getClass().getName()), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "the store holds a %s that can't be read: %s"
                            .formatted(type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("the store holds JSON that can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
