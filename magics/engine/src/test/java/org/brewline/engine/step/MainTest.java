package org.brewline.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One step from files to files. */
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void valuesComeOverAndDefaultsFillTheRest() {
        var step = step("a").given("name", "\"penguin\"").given("times", "3.0").returning("output");
        assertThat(step.run("greet")).as(step.error()).isZero();
        assertThat(step.value("output").asText()).isEqualTo("penguin 3 1.5 PT1M30S");
    }

    @Test
    void aRecordsComponentsAreOutputsOfTheirOwn() {
        var step = step("a")
                .given("kernel", "\"LINEAR\"")
                .given("folds", "[1.0, 2.0]")
                .given("weights", "{\"a\": 0.25}")
                .returning("accuracy", "errors", "sound", "best", "kernel");
        assertThat(step.run("score")).as(step.error()).isZero();
        assertThat(step.value("accuracy").asDouble()).isEqualTo(0.25);
        assertThat(step.value("errors").asInt()).isEqualTo(2);
        assertThat(step.value("sound").asBoolean()).isTrue();
        assertThat(step.value("best").asText()).isEqualTo("say \"yes\": no");
        assertThat(step.value("kernel").asText()).isEqualTo("LINEAR");
    }

    @Test
    void partsOfARecordAndElementsOfAListAreOneValueAgain() {
        var made = step("made")
                .given("row", "\"gentoo\"")
                .returning("share")
                .writing("rows", "system.Dataset")
                .writing("model", "system.Model");
        assertThat(made.run("parts")).as(made.error()).isZero();

        var counted = step("counted")
                .given("parts-rows", made.artifact("rows"))
                .given("parts-model", made.artifact("model"))
                .given("parts-share", "0.5")
                .given("models-1", made.artifact("model"))
                .given("models-2", made.artifact("model"))
                .returning("output");
        assertThat(counted.run("count")).as(counted.error()).isZero();
        assertThat(counted.value("output").asInt()).isEqualTo(4);
    }

    @Test
    void whatALoopMadeIsAListAgainArtifactsValuesAndPartsOfRecords() {
        var made = step("made").given("row", "\"gentoo\"").returning("share").writing("model", "system.Model");
        assertThat(made.run("parts")).as(made.error()).isZero();
        var step = step("gathered")
                .given("models-1-n", made.artifact("model"))
                .given("models-1-n", made.artifact("model"))
                .given("models-1-n", made.artifact("model"))
                .given("parts-1-n-name", "[\"a\", \"b\"]")
                .given("parts-1-n-share", "[1.0, 0.5]")
                .given("shares", "[0.5]")
                .returning("output");
        assertThat(step.run("gather")).as(step.error()).isZero();
        assertThat(step.value("output").asText())
                .isEqualTo("3 [Part[name=a, share=1.0], Part[name=b, share=0.5]] [0.5]");
    }

    @Test
    void anItemOfAListThatIsAnArtifactIsFoundByItsNumber() {
        var made = step("made").returning("output-items").writing("output", "system.Dataset");
        assertThat(made.run("folds")).as(made.error()).isZero();
        assertThat(made.value("output-items")).hasToString("[0,1]");

        var second = step("second")
                .given("fold", made.artifact("output"))
                .given("fold-1-of-n", "1.0")
                .returning("output");
        assertThat(second.run("rowsOf")).as(second.error()).isZero();
        assertThat(second.value("output").asInt()).isEqualTo(3);

        var third = step("third").given("fold", made.artifact("output")).given("fold-1-of-n", "2");
        assertThat(third.run("rowsOf")).isEqualTo(2);
        assertThat(third.error()).contains("the list that \"fold\" is an item of has no item 2");
    }

    @Test
    void metricsAndFilesArriveAsKubeflowShowsThem() throws IOException {
        var step = step("a")
                .writing("output", "system.HTML")
                .writing("metrics", "system.Metrics")
                .writing("classification", "system.ClassificationMetrics")
                .writing("files", "system.Artifact");
        assertThat(step.run("measure")).as(step.error()).isZero();
        assertThat(step.artifact("metrics").path("metadata"))
                .hasToString("{\"loss\":0.3333333333333333,\"accuracy\":0.75}");
        assertThat(step.artifact("classification").path("metadata"))
                .hasToString(
                        "{\"confusionMatrix\":{\"annotationSpecs\":[{\"displayName\":\"a\"},{\"displayName\":\"b\"}],"
                                + "\"rows\":[{\"row\":[3,1]},{\"row\":[0,4]}]},"
                                + "\"confidenceMetrics\":[{\"confidenceThreshold\":1.5,\"falsePositiveRate\":0.0,\"recall\":0.0},"
                                + "{\"confidenceThreshold\":0.5,\"falsePositiveRate\":1.0,\"recall\":1.0}]}");
        assertThat(folder.resolve("a/output")).hasContent("<p>done</p>");
        assertThat(folder.resolve("a/files/notes/a.txt")).hasContent("kept");
        assertThat(Files.readAllLines(folder.resolve("a/metrics")))
                .first()
                .isEqualTo("{\"metric\":\"loss\",\"step\":1,\"value\":1.0}");
    }

    @Test
    void aSecretComesFromTheEnvironment() {
        var step = step("a").environment("BREWLINE_SECRET_token", "12345").returning("output");
        assertThat(step.run("login")).as(step.error()).isZero();
        assertThat(step.value("output").asInt()).isEqualTo(5);
    }

    @Test
    void aSecretThatIsNotThereIsAskedForByItsVariable() {
        var step = step("a").returning("output");
        assertThat(step.run("login")).isEqualTo(2);
        assertThat(step.error())
                .isEqualToIgnoringNewLines("login was not run: the secret \"token\" is not there: set the environment"
                        + " variable BREWLINE_SECRET_token\n");
    }

    @Test
    void theUsersExceptionIsShownWithItsTrace() {
        var step = step("a");
        assertThat(step.run("fail")).isEqualTo(1);
        assertThat(step.error())
                .startsWith("fail failed:" + System.lineSeparator() + "java.lang.IllegalStateException: no penguins")
                .contains("Steps.java");
    }

    @Test
    void aMissingInputAndAWrongValueAreSaid() {
        var missing = step("a").returning("output");
        assertThat(missing.run("greet")).isEqualTo(2);
        assertThat(missing.error()).contains("greet was not run: the input \"times\" is missing");

        var wrong = step("b").given("times", "\"many\"").returning("output");
        assertThat(wrong.run("greet")).isEqualTo(2);
        assertThat(wrong.error()).contains("times");
    }

    @Test
    void aNumberThatKubeflowCantPassOnIsSaid() {
        var step = step("a").returning("output");
        assertThat(step.run("nothing")).isEqualTo(1);
        assertThat(step.error())
                .contains("nothing ran, but its outputs were not written: the output \"output\" is NaN");
    }

    @Test
    void aCommandLineWithoutComponentIsRefused() {
        var step = step("a");
        assertThat(step.run(List.of("--executor-input", "{}"))).isEqualTo(2);
        assertThat(step.error()).contains("the option --component-file is missing");
    }

    private StepProcess step(String name) {
        return new StepProcess(folder.resolve(name));
    }
}
