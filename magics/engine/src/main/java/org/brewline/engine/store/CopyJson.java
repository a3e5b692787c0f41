package org.brewline.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.brewline.engine.artifact.Digest;

/** Runs as JSON: texts for times, IDs and digests; what is unknown is ignored, so that older code reads newer runs. */
public final class CopyJson {
    private static final JsonMapper MAPPER = RowJson.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new Text<Instant>())
                    .addDeserializer(Instant.class, new OfText<>(Instant::parse))
                    .addSerializer(RunId.class, new Text<RunId>())
                    .addDeserializer(RunId.class, new OfText<>(RunId::parse))
                    .addSerializer(SweepId.class, new Text<SweepId>())
                    .addDeserializer(SweepId.class, new OfText<>(SweepId::parse))
                    .addSerializer(Digest.class, new Text<Digest>())
                    .addDeserializer(Digest.class, new OfText<>(Digest::new)))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CopyJson() {}

    public static byte[] write(RunCopy run) {
        try {
            return MAPPER.writeValueAsBytes(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run has a JSON form", e);
        }
    }

    /**
     * A run out of its JSON form.
     *
     * @throws IOException if it is no run; the message says where
     */
    public static RunCopy read(byte[] json) throws IOException {
        RunCopy run = MAPPER.readValue(json, RunCopy.class);
        if (run == null) {
            throw new IOException("it is null");
        }
        return run;
    }

    private static final class Text<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class OfText<T> extends JsonDeserializer<T> {
        private final Function<String, T> parse;

        OfText(Function<String, T> parse) {
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString("");
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                throw new IOException("\"" + text + "\" is not what is expected here: " + e.getMessage(), e);
            }
        }
    }
}
