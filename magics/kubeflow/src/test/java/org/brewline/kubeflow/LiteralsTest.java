package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brewline.kubeflow.ParameterKind.BOOLEAN;
import static org.brewline.kubeflow.ParameterKind.LIST;
import static org.brewline.kubeflow.ParameterKind.NUMBER_DOUBLE;
import static org.brewline.kubeflow.ParameterKind.NUMBER_INTEGER;
import static org.brewline.kubeflow.ParameterKind.STRING;
import static org.brewline.kubeflow.ParameterKind.STRUCT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Config values as they stand in the file. */
class LiteralsTest {
    @Test
    void numbersHaveNoExponent() {
        assertThat(Literals.ofText("1e7", NUMBER_DOUBLE)).hasToString("10000000.0");
        assertThat(Literals.ofValue(1.0E-5, NUMBER_DOUBLE)).hasToString("0.00001");
        assertThat(Yaml.text(Literals.ofText("1e-9", NUMBER_DOUBLE))).isEqualTo("0.000000001\n");
        assertThat(Literals.ofText("30", NUMBER_INTEGER)).hasToString("30");
        assertThat(Literals.ofValue(1.0f, NUMBER_DOUBLE)).hasToString("1.0");
    }

    @Test
    void textsStayTextsWhateverTheyLookLike() {
        assertThat(Literals.ofText("10", STRING)).hasToString("\"10\"");
        assertThat(Literals.ofText("'on'", STRING)).hasToString("\"on\"");
        assertThat(Literals.ofValue("true", STRING)).hasToString("\"true\"");
        assertThat(Literals.ofValue(Duration.ofSeconds(90), STRING).textValue()).isIn("90s", "1m30s");
        assertThat(Literals.ofValue(Path.of("data/a.csv"), STRING)).hasToString("\"data/a.csv\"");
    }

    @Test
    void compoundsKeepTheirShape() {
        assertThat(Literals.ofValue(List.of(1, 2), LIST)).hasToString("[1,2]");
        assertThat(Literals.ofText("{a: 1.5, b: [x]}", STRUCT)).hasToString("{\"a\":1.5,\"b\":[\"x\"]}");
        assertThat(Literals.ofValue(Map.of("a", true), STRUCT)).hasToString("{\"a\":true}");
        assertThat(Literals.ofText("false", BOOLEAN)).hasToString("false");
    }
}
