package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.brewline.engine.artifact.Preview;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews of scalars take a short way into their JSON and back, and come out as by the long one. */
class RowJsonTest {
    private static final JsonMapper MAPPER = RowJson.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.95",
                "a \"quoted\" word",
                "back\\slash",
                "two\nlines",
                "\"}",
                "{\"form\":\"value\"}",
                "καλημέρα 😀",
                "\u0000\u001f"
            })
    void theShortWayAndTheLongOneMeet(String text) throws Exception {
        var preview = new Preview.Value(text);
        String json = RowJson.write(preview);

        assertThat(json).isEqualTo(MAPPER.writerFor(Preview.class).writeValueAsString(preview));
        assertThat(RowJson.preview(json)).isEqualTo(preview);
        assertThat(MAPPER.readValue(json, Preview.class)).isEqualTo(preview);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"form\":\"value\",\"text\":\"a\",\"more\":\"b\"}", "{\"text\":\"a\",\"form\":\"value\"}"})
    void whatOthersWroteInAnotherWayIsReadToo(String json) {
        assertThat(RowJson.preview(json)).isEqualTo(new Preview.Value("a"));
    }
}
