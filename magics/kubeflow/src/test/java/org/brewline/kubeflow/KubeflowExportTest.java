package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.brewline.kubeflow.Shapes.all;
import static org.brewline.kubeflow.Shapes.compare;
import static org.brewline.kubeflow.Shapes.component;
import static org.brewline.kubeflow.Shapes.first;
import static org.brewline.kubeflow.Shapes.gathered;
import static org.brewline.kubeflow.Shapes.item;
import static org.brewline.kubeflow.Shapes.out;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.component.Resources;
import org.brewline.engine.component.RetryPolicy;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.Condition.Operator;
import org.brewline.engine.step.ComponentJar;
import org.junit.jupiter.api.Test;

/** Every exported shape beside its golden file; the Kubeflow SDK reads the same files in src/test/python. */
class KubeflowExportTest {
    private static final Condition GOOD =
            compare(out("evaluate", "accuracy"), Operator.AT_LEAST, new Binding.FromParam("minAccuracy"));

    @Test
    void aDiamondPassesOneTableOnTwoWays() {
        Golden.check(new Shapes()
                .step("load", component("load"))
                .step("split", component("split"), "data", all("load"), "seed", 42L)
                .step("trainSvc", component("trainSvc"), "train", out("split", "train"))
                .step("evaluate", component("evaluate"), "model", all("trainSvc"), "test", out("split", "test"))
                .pipeline("diamond"));
    }

    @Test
    void configThatIsOpenBecomesAParameterAndTheBodysBecomesAConstant() {
        Golden.check(new Shapes()
                .param("fraction", double.class, "0.2")
                .step("load", component("load"))
                .step(
                        "split",
                        component("split"),
                        "data",
                        all("load"),
                        "testFraction",
                        new Binding.FromParam("fraction"))
                .step(
                        "trainSvc",
                        component("trainSvc"),
                        "train",
                        out("split", "train"),
                        "kernel",
                        Penguins.Kernel.LINEAR,
                        "c",
                        1e7,
                        "folds",
                        List.of(3, 5))
                .pipeline("config"));
    }

    @Test
    void theTwoWaysOfAConditionStandInOneFrame() {
        Golden.check(scored().when(GOOD, "publish", component("publish"), "model", all("trainSvc"))
                .when(GOOD.not(), "explain", component("explain"), "score", all("evaluate"))
                .pipeline("both-ways"));
    }

    @Test
    void firstOfTakesWhicheverWayRan() {
        Golden.check(scored().when(GOOD, "publish", component("publish"), "model", all("trainSvc"))
                .when(GOOD.not(), "explain", component("explain"), "score", all("evaluate"))
                .step("report", component("report"), "message", first("publish", "explain"))
                .pipeline("first-of"));
    }

    @Test
    void firstOfChoosesBetweenArtifactsToo() {
        Golden.check(scored().when(GOOD, "smooth", component("smooth"), "model", all("trainSvc"))
                .when(GOOD.not(), "retrain", component("trainSvc"), "train", all("load"))
                .step("publish", component("publish"), "model", first("smooth", "retrain"))
                .pipeline("first-of-artifacts"));
    }

    @Test
    void whatDependsOnASkippedStepIsUnderItsConditionToo() {
        var sound = new Condition.IsTrue(out("evaluate", "sound"));
        var few = compare(out("evaluate", "errors"), Operator.BELOW, 3);
        Golden.check(scored().when(sound.and(few.not()), "smooth", component("smooth"), "model", all("trainSvc"))
                .step("publish", component("publish"), "model", all("smooth"))
                .when(
                        compare(out("evaluate", "best"), Operator.NOT_EQUAL, "it's")
                                .or(few),
                        "warn",
                        component("warn"),
                        "limit",
                        out("evaluate", "f1"))
                .when(
                        compare(all("publish"), Operator.EQUAL, "done"),
                        "report",
                        component("report"),
                        "message",
                        all("publish"),
                        "model",
                        all("smooth"))
                .pipeline("conditions"));
    }

    @Test
    void aStepAfterASkippedOneWaitsForItsFrame() {
        Golden.check(scored().when(GOOD, "publish", component("publish"), "model", all("trainSvc"))
                .after("publish", "report", component("report"), "message", "done")
                .pipeline("order"));
    }

    @Test
    void retriesTimeoutsAndCachingKeepTheirValues() {
        Golden.check(new Shapes()
                .step("load", component("load", 0, Optional.of(Duration.ofMillis(1500)), false))
                .step(
                        "trainSvc",
                        component("trainSvc", 2, Optional.of(Duration.ofMinutes(10)), true),
                        "train",
                        all("load"))
                .pipeline("policies"));
    }

    @Test
    void resourcesBackoffAndVariablesKeepTheirValues() {
        var load = component("load");
        var large = new ComponentSpec(
                load.signature(),
                load.method(),
                load.environment(),
                load.place(),
                new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(1), List.of()),
                Optional.empty(),
                true,
                new Resources(2, Resources.bytes("4g"), 1, "nvidia-tesla-t4"),
                Isolation.NONE);
        var variables = new StepVariables(
                "brewline",
                new TreeMap<>(Map.of("load.THREADS", "2", "ZONE", "a")),
                new TreeMap<>(Map.of("load.TOKEN", "vault/token")));
        Golden.check(
                new Shapes().step("load", large).step("other", load).pipeline("resources"),
                Golden.OPTIONS.withVariables(variables));
    }

    @Test
    void aVariableOfAStepThatIsNotThereIsRefused() {
        var variables = new StepVariables("brewline", new TreeMap<>(Map.of("laod.THREADS", "2")), new TreeMap<>());
        assertThatThrownBy(() -> KubeflowExport.of(
                        new Shapes().step("load", component("load")).pipeline("one"),
                        Golden.OPTIONS.withVariables(variables)))
                .hasMessageContaining("the step \"laod\"")
                .hasMessageContaining("did you mean \"load\"");
    }

    @Test
    void theCodeOfAStepHasTheClassesThatItsArtifactsAreMadeOf() {
        var pipeline = new Shapes()
                .step("load", component("load"))
                .step("trainSvc", component("trainSvc"), "train", all("load"))
                .step("publish", component("publish"), "model", all("trainSvc"))
                .pipeline("three");
        var publish = StepCode.of(pipeline, pipeline.step("publish").orElseThrow());
        var alone = StepCode.of(pipeline, pipeline.step("load").orElseThrow());
        assertThat(entries(publish)).contains("REPL/publish.class", "REPL/trainSvc.class", "REPL/load.class");
        assertThat(entries(alone)).contains("REPL/load.class").doesNotContain("REPL/trainSvc.class");
    }

    private static List<String> entries(ComponentJar jar) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar.bytes()))) {
            var names = new ArrayList<String>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stepsAtTheEndWaitForAllOthersAndHearHowTheyEnded() {
        Golden.check(scored().when(GOOD, "publish", component("publish"), "model", all("trainSvc"))
                .atExit("tell", component("tell"))
                .pipeline("on-exit"));
    }

    @Test
    void collectedOutputsBecomeNumberedInputs() {
        Golden.check(new Shapes()
                .step("load", component("load"))
                .step("svc-rbf", component("trainSvc"), "train", all("load"))
                .step("svc-linear", component("trainSvc"), "train", all("load"), "kernel", Penguins.Kernel.LINEAR)
                .step(
                        "best",
                        component("best"),
                        "models",
                        new Binding.Collected(List.of(all("svc-rbf"), all("svc-linear"))))
                .pipeline("collected"));
    }

    @Test
    void aLoopOverConfigGathersItsModels() {
        Golden.check(new Shapes()
                .param("sizes", component("sizes").signature().returnType(), "[10, 20]")
                .step("load", component("load"))
                .step("trainSvc", component("trainSvc"), "train", all("load"), "epochs", item("trainSvc", ""))
                .forEach(new Binding.FromParam("sizes"), Integer.class, 2, "trainSvc")
                .step("best", component("best"), "models", gathered(all("trainSvc")))
                .pipeline("loop-over-config"));
    }

    @Test
    void aConditionOnAComponentOfALoopsItemLooksIntoTheItem() {
        Golden.check(new Shapes()
                .param("settings", component("settings").signature().returnType(), "[{epochs: 10, c: 0.5}]")
                .step("load", component("load"))
                .step("trainSvc", component("trainSvc"), "train", all("load"), "c", item("trainSvc", "c"))
                .when(
                        compare(item("trainSvc", "c"), Condition.Operator.AT_LEAST, 1),
                        "warn",
                        component("warn"),
                        "limit",
                        item("trainSvc", "c"))
                .forEach(new Binding.FromParam("settings"), Penguins.Setting.class, 0, "trainSvc", "warn")
                .pipeline("loop-over-records"));
    }

    @Test
    void aLoopOverAStepsListHasConditionsInside() {
        Golden.check(new Shapes()
                .param("minAccuracy", double.class, "0.9")
                .step("load", component("load"))
                .step("sizes", component("sizes"), "data", all("load"))
                .step("trainSvc", component("trainSvc"), "train", all("load"), "epochs", item("trainSvc", ""))
                .step("evaluate", component("evaluate"), "model", all("trainSvc"), "test", all("load"))
                .when(GOOD, "publish", component("publish"), "model", all("trainSvc"))
                .when(GOOD.not(), "explain", component("explain"), "score", all("evaluate"))
                .forEach(all("sizes"), Integer.class, 0, "trainSvc", "evaluate", "publish", "explain")
                .step(
                        "summary",
                        component("summary"),
                        "said",
                        gathered(out("evaluate", "best")),
                        "scores",
                        gathered(all("evaluate")))
                .pipeline("loop"));
    }

    @Test
    void firstOfBothWaysOfALoopIsGathered() {
        Golden.check(new Shapes()
                .param("minAccuracy", double.class, "0.9")
                .step("load", component("load"))
                .step("folds", component("folds"), "data", all("load"))
                .step("fit", component("fit"), "fold", item("fit", ""))
                .step("evaluate", component("evaluate"), "model", all("fit"), "test", all("load"))
                .when(GOOD, "publish", component("publish"), "model", all("fit"))
                .when(GOOD.not(), "explain", component("explain"), "score", all("evaluate"))
                .forEach(all("folds"), Penguins.Table.class, 0, "fit", "evaluate", "publish", "explain")
                .step(
                        "summary",
                        component("summary"),
                        "said",
                        gathered(first("publish", "explain")),
                        "scores",
                        gathered(all("evaluate")))
                .pipeline("loop-first-of"));
    }

    @Test
    void aListThatIsAnArtifactIsLoopedOverByNumbersAndWhatALoopMadeByItself() {
        Golden.check(new Shapes()
                .step("load", component("load"))
                .step("folds", component("folds"), "data", all("load"))
                .step("fit", component("fit"), "fold", item("fit", ""))
                .forEach(all("folds"), Penguins.Table.class, 0, "fit")
                .step("card", component("card"), "model", item("card", ""))
                .forEach(gathered(all("fit")), Penguins.Svc.class, 0, "card")
                .step("best", component("best"), "models", gathered(all("fit")))
                .pipeline("loops-over-artifacts"));
    }

    @Test
    void aPipelineInThePipelineIsADagOfItsOwnWithItsConditionsInside() {
        Golden.check(nested().pipeline("nested"));
        Golden.check(nested().atExit("tell", component("tell")).pipeline("nested-on-exit"));
    }

    private static Shapes nested() {
        return new Shapes()
                .param("minAccuracy", double.class, "0.9")
                .step("load", component("load"))
                .step("check/trainSvc", component("trainSvc"), "train", all("load"))
                .step("check/evaluate", component("evaluate"), "model", all("check/trainSvc"), "test", all("load"))
                .when(
                        compare(
                                out("check/evaluate", "accuracy"),
                                Operator.AT_LEAST,
                                new Binding.FromParam("minAccuracy")),
                        "check/publish",
                        component("publish"),
                        "model",
                        all("check/trainSvc"))
                .step("best", component("publish"), "model", all("check/trainSvc"));
    }

    @Test
    void aPipelineInThePipelineLosesItsDagWhereWhatItGivesMayBeSkipped() {
        String yaml = KubeflowExport.of(
                nested().step("report", component("report"), "message", all("check/publish"))
                        .pipeline("torn"),
                Golden.OPTIONS);
        assertThat(yaml).contains("comp-check-publish").doesNotContain("comp-check:");
    }

    @Test
    void noStepIsCachedIfTheExportSaysSo() {
        String yaml = KubeflowExport.of(nested().pipeline("fresh"), Golden.OPTIONS.withoutCaching());
        assertThat(yaml).contains("cachingOptions: {}").doesNotContain("enableCache");
    }

    @Test
    void aComponentAboveTheLimitIsTakenFromTheImage() {
        Golden.check(
                new Shapes().step("load", component("load")).pipeline("in-image"),
                Golden.OPTIONS.withInlineLimit(0).withComponentsInImage());
    }

    private static Shapes scored() {
        return new Shapes()
                .param("minAccuracy", double.class, "0.9")
                .step("load", component("load"))
                .step("trainSvc", component("trainSvc"), "train", all("load"))
                .step("evaluate", component("evaluate"), "model", all("trainSvc"), "test", all("load"));
    }
}
