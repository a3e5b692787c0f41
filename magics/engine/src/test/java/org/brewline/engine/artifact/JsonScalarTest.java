package org.brewline.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scalars that are written without a mapper are the same bytes as with it, so that their digests are. */
class JsonScalarTest {
    static List<Object> scalars() {
        return List.of(
                0,
                -1,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                true,
                false,
                0.0,
                -0.0,
                0.1,
                1e21,
                1.0E-5,
                100.0,
                123456789.125,
                Double.MIN_VALUE,
                Double.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void aScalarIsWrittenAsTheMapperWritesIt(Object value) throws Exception {
        assertThat(JsonHandler.scalar(value)).contains(Json.MAPPER.writeValueAsString(value));
    }

    @ParameterizedTest
    @MethodSource("noScalars")
    void whatHasAnotherFormIsLeftToTheMapper(Object value) {
        assertThat(JsonHandler.scalar(value)).isEmpty();
    }

    static List<Object> noScalars() {
        return List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.1f, 'c', "text", List.of(1));
    }
}
