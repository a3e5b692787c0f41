package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.brewline.engine.component.Components;
import org.brewline.engine.pipeline.Pipeline;
import org.junit.jupiter.api.Test;

/** Pipelines as the linker makes them. */
class DefinedPipelineTest {
    private static final ExportOptions OPTIONS = ExportOptions.image("brewline/step:0.1.0");

    private final Components components = Components.of(DefinedSteps.class);

    private final Pipeline pipeline = Pipeline.define("defined", components, p -> {
        var minAccuracy = p.param("minAccuracy", 0.9);
        var model = p.step("train", p.step("load"));
        var score = p.step("evaluate", model);
        p.when(score.number("accuracy").atLeast(minAccuracy), () -> {
                    p.step("publish", model);
                    p.when(
                            score.number("accuracy").atLeast(1),
                            () -> p.step("explain", score).named("boast"));
                })
                .orElse(() -> p.step("explain", score));
    });

    @Test
    void valuesOfBrewlinesOwnTypesAreKubeflowsOwnArtifacts() {
        String yaml = KubeflowExport.of(pipeline, OPTIONS);
        assertThat(yaml)
                .contains("schemaTitle: \"system.Model\"")
                .contains("schemaTitle: \"system.HTML\"")
                .contains("schemaTitle: \"system.Markdown\"")
                .contains("schemaTitle: \"system.Metrics\"")
                .contains("schemaTitle: \"system.ClassificationMetrics\"")
                .contains("schemaTitle: \"system.Artifact\"");
    }

    @Test
    void conditionsInConditionsBecomeOneOfAllParts() {
        assertThat(KubeflowExport.of(pipeline, OPTIONS))
                .contains("condition: \"(inputs.parameter_values['pipelinechannel--evaluate--accuracy'] >="
                        + " inputs.parameter_values['pipelinechannel--minAccuracy']) &&"
                        + " (inputs.parameter_values['pipelinechannel--evaluate--accuracy'] >= 1.0)\"");
    }

    @Test
    void defaultsKeepWhatTheyMean() {
        assertThat(KubeflowExport.of(pipeline, OPTIONS))
                .contains("# Inputs:\n#    load-patience: STRING [Default: 90s]\n#    minAccuracy: NUMBER_DOUBLE")
                .contains("defaultValue: \"90s\"")
                .contains("a: 1000000000.0\n");
    }

    @Test
    void aSecretComesFromTheClusterAndIsNoParameter() {
        String yaml = KubeflowExport.of(pipeline, OPTIONS.withSecretName("penguins"));
        assertThat(yaml).doesNotContain("publish-token").endsWith("""
                platforms:
                  kubernetes:
                    deploymentSpec:
                      executors:
                        exec-publish:
                          secretAsEnv:
                            - keyToEnv:
                                - envVar: "BREWLINE_SECRET_token"
                                  secretKey: "publish.token"
                              optional: false
                              secretName: "penguins"
                              secretNameParameter:
                                runtimeValue:
                                  constant: "penguins"
                """);
    }

    @Test
    void aSecretInsideARecordIsRefused() {
        var hidden = Pipeline.define("hidden", components, p -> p.step("login"));
        assertThatThrownBy(() -> KubeflowExport.of(hidden, OPTIONS))
                .hasMessageContaining("step \"login\": its config \"login\" holds a secret inside a Login")
                .hasMessageContaining("take the secret as a parameter of its own: Secret login");
    }
}
