package org.brewline.engine.artifact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Writes maps and sets that promise no order sorted by their keys' text, and all others in their own order. */
final class SteadyOrder extends JsonSerializer<Object> implements ContextualSerializer {
    private final JsonSerializer<Object> inner;

    @SuppressWarnings("unchecked") // Jackson hands serializers around as JsonSerializer<?>
    SteadyOrder(JsonSerializer<?> inner) {
        this.inner = (JsonSerializer<Object>) inner;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
            throws JsonMappingException {
        return new SteadyOrder(provider.handleSecondaryContextualization(inner, property));
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        inner.serialize(ordered(value), json, provider);
    }

    @Override
    public void serializeWithType(
            Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer typeSerializer)
            throws IOException {
        inner.serializeWithType(ordered(value), json, provider, typeSerializer);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object value) {
        return inner.isEmpty(provider, value);
    }

    static Object ordered(Object value) {
        if (value instanceof Map<?, ?> map && !(map instanceof LinkedHashMap || map instanceof SortedMap)) {
            var sorted = new LinkedHashMap<Object, Object>();
            map.entrySet().stream()
                    .sorted(Comparator.comparing(e -> String.valueOf(e.getKey())))
                    .forEach(e -> sorted.put(e.getKey(), e.getValue()));
            return sorted;
        }
        if (value instanceof Set<?> set && !(set instanceof LinkedHashSet || set instanceof SortedSet)) {
            var sorted = new LinkedHashSet<Object>();
            set.stream().sorted(Comparator.comparing(String::valueOf)).forEach(sorted::add);
            return sorted;
        }
        return value;
    }
}
