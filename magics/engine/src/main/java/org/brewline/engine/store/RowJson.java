package org.brewline.engine.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import org.brewline.engine.artifact.Preview;

/**
 * Values in the database's JSON columns. Unknown properties are ignored, so that an older Brewline reads what a newer
 * one added within one schema version.
 */
final class RowJson {
    /** How the preview of a scalar begins; it is read and written without the mapper, whose classes take a while. */
    private static final String VALUE = "{\"form\":\"value\",\"text\":\"";

    private static final String VALUE_END = "\"}";

    private RowJson() {}

    /** Made when something is not a scalar's preview. */
    private static final class Mapper {
        static final JsonMapper MAPPER = builder().build();

        private Mapper() {}
    }

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

    /** A preview. A run from the cache reads one for each step, nearly always of a scalar. */
    static Preview preview(String json) {
        if (json.startsWith(VALUE) && json.endsWith(VALUE_END) && json.indexOf('\\') < 0) {
            String text = json.substring(VALUE.length(), json.length() - VALUE_END.length());
            if (text.indexOf('"') < 0) {
                return new Preview.Value(text);
            }
        }
        return read(json, Preview.class);
    }

    static String write(Object value) {
        if (value instanceof Preview.Value scalar) {
            var json = new StringBuilder(VALUE);
            JsonStringEncoder.getInstance().quoteAsString(scalar.text(), json);
            return json.append(VALUE_END).toString();
        }
        try {
            return Mapper.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a %s has no JSON form".formatted(value.getClass().getName()), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Mapper.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "the store holds a %s that can't be read: %s"
                            .formatted(type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return Mapper.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("the store holds JSON that can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
