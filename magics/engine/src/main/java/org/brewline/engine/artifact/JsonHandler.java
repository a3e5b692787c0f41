package org.brewline.engine.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Plain data as JSON: scalars as values; records, collections, maps and arrays as data. */
final class JsonHandler implements ArtifactHandler<Object> {
    @Override
    public String id() {
        return "json";
    }

    @Override
    public boolean handles(Class<?> type) {
        return Data.isScalar(type) || (Data.isStructured(type) && type != byte[].class);
    }

    @Override
    public Kind kind(Object value) {
        return Data.isScalar(value.getClass()) ? Kind.VALUE : Kind.DATA;
    }

    @Override
    public String extension(Object value) {
        return ".json";
    }

    @Override
    public String mediaType(Object value) {
        return "application/json";
    }

    @Override
    public void write(Object value, Sink sink) throws IOException {
        Optional<String> scalar = scalar(value);
        if (scalar.isPresent()) {
            try (var out = sink.file()) {
                out.write(scalar.get().getBytes(StandardCharsets.US_ASCII));
            }
            return;
        }
        try (var out = new BufferedOutputStream(sink.file(), 1 << 16)) {
            Json.MAPPER.writeValue(out, value);
        }
    }

    /** What needs no mapper: a step in a JVM of its own would wait for its classes longer than for all else. */
    static Optional<String> scalar(Object value) {
        boolean plain = value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || (value instanceof Double number && Double.isFinite(number));
        return plain ? Optional.of(value.toString()) : Optional.empty();
    }

    @Override
    public Object read(Source source, Type type) throws IOException {
        if (!PlainTypes.isPlain(type) && !source.isTrusted()) {
            throw new ArtifactException(Source.UNTRUSTED);
        }
        try (var in = source.open()) {
            return Json.MAPPER.readValue(in, Json.MAPPER.constructType(type));
        } catch (JsonProcessingException e) {
            throw new ArtifactException(
                    "it can't be read as %s: %s".formatted(type.getTypeName(), e.getOriginalMessage()), e);
        }
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(Object value) {
        return DataPreview.of(value);
    }
}
