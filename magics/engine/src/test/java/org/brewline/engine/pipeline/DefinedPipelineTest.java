package org.brewline.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.brewline.engine.component.Components;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ConfigYaml;
import org.brewline.engine.config.Setting;
import org.junit.jupiter.api.Test;

/** The example of {@link Pipeline}'s documentation, from annotated methods to a resolved config. */
class DefinedPipelineTest {
    private final Pipeline penguins = Pipeline.define("penguins", Components.of(Penguins.class), p -> {
        var minAccuracy = p.param("minAccuracy", 0.9);
        var parts = p.step("split", p.step("load")).set("testFraction", 0.3);
        var svc = p.step("trainSvc", parts.output("train")).set("kernel", "rbf");
        var score = p.step("evaluate", svc, parts.output("test"));
        p.when(score.number("accuracy").atLeast(minAccuracy), () -> p.step("publish", svc))
                .orElse(() -> p.step("explain", score));
        p.step("warn").set("limit", score.number("f1"));
    });

    @Test
    void itsStepsAreInTopologicalOrder() {
        assertThat(penguins.steps())
                .extracting(StepNode::name)
                .containsExactly("load", "split", "trainSvc", "evaluate", "publish", "explain", "warn");
    }

    @Test
    void aStepKnowsTheLineThatMadeIt() {
        assertThat(penguins.step("load").orElseThrow().place()).matches("DefinedPipelineTest.java:\\d+");
    }

    @Test
    void orElseIsTheOppositeCondition() {
        var shape = PipelineShapes.of(penguins);
        assertThat(shape.steps())
                .filteredOn(s -> s.guard().isPresent())
                .extracting(s -> s.guard().orElseThrow().text())
                .containsExactly("evaluate.accuracy ≥ minAccuracy", "evaluate.accuracy < minAccuracy");
    }

    @Test
    void itsConfigIsResolvedFromAllLayers() {
        var config = ConfigResolver.resolve(
                "penguins was not run",
                PipelineKeys.of(penguins),
                List.of(
                        ConfigLayer.arguments(List.of("trainSvc.c=10"), "cell 8"),
                        ConfigLayer.yaml("trainSvc: {kernel: linear, c: 1}", Setting.Origin.CONFIG, "cell 5", 2)),
                Path.of("/somewhere"));

        assertThat(config.step("trainSvc").get("c")).isEqualTo(new Setting(10.0, "10", Setting.Origin.ARGUMENT, false));
        assertThat(config.step("trainSvc").get("kernel"))
                .isEqualTo(new Setting("linear", "linear", Setting.Origin.CONFIG, false));
        assertThat(config.step("split").get("testFraction"))
                .isEqualTo(new Setting(0.3, "0.3", Setting.Origin.PIPELINE_BODY, false));
        assertThat(config.step("load").get("csv"))
                .isEqualTo(new Setting(
                        Path.of("/somewhere/data/penguins.csv"), "data/penguins.csv", Setting.Origin.DEFAULT, false));
        assertThat(config.params().get("minAccuracy").value()).isEqualTo(0.9);
        assertThat(config.step("warn")).isEmpty();
    }

    @Test
    void itsCompleteConfigIsYamlWithWhatIsRequired() {
        assertThat(ConfigYaml.complete(PipelineKeys.of(penguins))).isEqualTo("""
                        minAccuracy: 0.9          # a number; default
                        load:
                          csv: data/penguins.csv  # a path; default
                        split:
                          testFraction: 0.3       # a number; pipeline body
                        trainSvc:
                          kernel: rbf             # text; pipeline body
                          c:                      # required: a number
                        explain:
                          # score is fed from evaluate
                        warn:
                          # limit is fed from evaluate.f1
                        """);
    }
}
