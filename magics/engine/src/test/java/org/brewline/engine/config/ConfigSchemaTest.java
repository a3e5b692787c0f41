package org.brewline.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.junit.jupiter.api.Test;

/** The schema of a pipeline's config says what the resolver asks for. */
class ConfigSchemaTest {
    enum Kernel {
        LINEAR,
        RBF
    }

    record Tuning(@Min(1) int rounds, @Default("0.5") double rate) {}

    /** Steps with config of every kind. */
    static final class Steps {
        @Component
        static int load(Path csv, @Default("10m") Duration pause, @Default("\"3\"") String quoted) {
            return 1;
        }

        @Component
        static int train(
                int data,
                @Default("RBF") Kernel kernel,
                @DecimalMax(value = "1", inclusive = false) @Default("0.25") double c,
                @Pattern(regexp = "a|b") @Default("a") String mode,
                @Size(min = 1, max = 3) @Default("[1]") List<Integer> sizes,
                @Default("{}") Map<String, Double> weights,
                Tuning tuning,
                @Default("true") boolean shuffle,
                @Default("token") Secret token) {
            return 1;
        }
    }

    private static JsonNode schema() {
        Pipeline pipeline = Pipeline.define("p", Components.of(Steps.class), p -> {
            p.param("minimum", 0.5);
            p.step("train").set("data", p.step("load"));
        });
        return new ObjectMapper().valueToTree(PipelineKeys.schema(pipeline));
    }

    private static JsonNode property(String step, String name) {
        return schema().at("/properties/" + step + "/properties/" + name);
    }

    @Test
    void everyStepIsAnObjectThatRefusesOtherKeys() {
        JsonNode schema = schema();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asText()).isEqualTo("Config of p");
        assertThat(schema.path("properties").fieldNames()).toIterable().containsExactly("minimum", "load", "train");
        assertThat(schema.path("required").toString()).isEqualTo("[\"load\",\"train\"]");
        assertThat(schema.at("/properties/load").path("required").toString()).isEqualTo("[\"csv\"]");
        assertThat(schema.at("/properties/load/additionalProperties").asBoolean(true))
                .isFalse();
    }

    @Test
    void whatTheBodyFeedsIsNotInIt() {
        assertThat(property("train", "data").isMissingNode()).isTrue();
    }

    @Test
    void typesDefaultsAndRangesAreThoseOfTheParameters() {
        assertThat(property("load", "csv").path("type").asText()).isEqualTo("string");
        assertThat(property("load", "pause").path("default").asText()).isEqualTo("10m");
        assertThat(property("load", "pause").path("description").asText()).startsWith("a duration such as 90s");
        assertThat(property("load", "quoted").path("default").asText()).isEqualTo("3");
        assertThat(property("train", "kernel").path("enum").toString()).isEqualTo("[\"LINEAR\",\"RBF\"]");
        assertThat(property("train", "c").at("/anyOf/0").toString())
                .isEqualTo("{\"type\":\"number\",\"exclusiveMaximum\":1}");
        assertThat(property("train", "c").path("default").asDouble()).isEqualTo(0.25);
        assertThat(property("train", "mode").path("pattern").asText()).isEqualTo("^(?:a|b)$");
        assertThat(property("train", "shuffle").path("default").isBoolean()).isTrue();
    }

    @Test
    void listsMapsAndRecordsAreDescribedInside() {
        assertThat(property("train", "sizes").at("/items/anyOf/0/type").asText())
                .isEqualTo("integer");
        assertThat(property("train", "sizes").path("maxItems").asInt()).isEqualTo(3);
        assertThat(property("train", "weights")
                        .at("/additionalProperties/anyOf/0/type")
                        .asText())
                .isEqualTo("number");
        assertThat(property("train", "tuning").path("required").toString()).isEqualTo("[\"rounds\"]");
        assertThat(property("train", "tuning")
                        .at("/properties/rounds/anyOf/0/minimum")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aSecretsDefaultIsNotInIt() {
        assertThat(property("train", "token").has("default")).isFalse();
    }

    @Test
    void aReferenceMayStandForANumber() {
        String pattern = property("train", "c").at("/anyOf/1/pattern").asText();
        assertThat("${env:C}").matches(pattern);
        assertThat("rbf").doesNotMatch(pattern);
    }
}
