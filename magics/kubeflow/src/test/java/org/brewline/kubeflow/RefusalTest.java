package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.brewline.kubeflow.Shapes.all;
import static org.brewline.kubeflow.Shapes.compare;
import static org.brewline.kubeflow.Shapes.component;
import static org.brewline.kubeflow.Shapes.first;

import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.Condition.Operator;
import org.junit.jupiter.api.Test;

/** What Kubeflow can't express is refused with the step and its line, all at once. */
class RefusalTest {
    private static final ExportOptions OPTIONS = ExportOptions.image("brewline/step:0.1.0");
    private static final Condition STRICT = compare(new Binding.FromParam("mode"), Operator.EQUAL, "strict");
    private static final Condition LOOSE = compare(new Binding.FromParam("mode"), Operator.EQUAL, "loose");

    @Test
    void aJavaLambdaAsConditionIsRefusedWithItsLine() {
        var lambda = new Condition.Test(all("load"), table -> true);
        refused(loaded().when(lambda.not().and(STRICT), "trainSvc", component("trainSvc"), "train", all("load")), """
                "p" was not exported to Kubeflow:
                - cell 7, line 3: step "trainSvc": its condition is a Java lambda, which only this process can run
                    return a boolean from a component and test that: when(check(model), …)""");
    }

    @Test
    void firstOfOfTwoConditionsThatMayBothBeFalseIsRefused() {
        refused(
                loaded().when(STRICT, "a", component("trainSvc"), "train", all("load"))
                        .when(LOOSE, "b", component("trainSvc"), "train", all("load"))
                        .step("publish", component("publish"), "model", first("a", "b")),
                """
                "p" was not exported to Kubeflow:
                - cell 7, line 5: step "publish": firstOf(a, b) may find none of them, or several
                    Kubeflow takes one of the two ways of a condition: when(…, a).orElse(b)""");
    }

    @Test
    void anOptionalInputThatMayBeMissingIsRefused() {
        refused(
                loaded().when(STRICT, "a", component("trainSvc"), "train", all("load"))
                        .step("report", component("report"), "message", "hello", "model", all("a")),
                """
                "p" was not exported to Kubeflow:
                - cell 7, line 4: step "report": its optional input "model" comes from "a", which may be skipped
                    Kubeflow can't pass a missing output; give both ways a value with firstOf(…)""");
    }

    @Test
    void codeThatIsTooLargeForTheFileIsRefusedWithItsNameInTheImage() {
        assertThatThrownBy(() -> KubeflowExport.of(loaded().pipeline("p"), OPTIONS.withInlineLimit(100)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("and at most 100 travel in the file")
                .hasMessageContaining("put load-c0de00000000.jar into the image's /brewline/components");
    }

    @Test
    void aStepAtTheEndThatTakesAnOutputIsRefused() {
        refused(
                loaded().step("best", component("publish"), "model", all("load"))
                        .atExit("report", component("report"), "message", all("best")),
                """
                "p" was not exported to Kubeflow:
                - cell 7, line 4: step "report": it runs at the end and takes an output of "best"
                    on Kubeflow such a step is only told how the run went: take a RunOutcome""");
    }

    @Test
    void everyProblemIsListedAtOnce() {
        var lambda = new Condition.Test(all("load"), table -> true);
        assertThatThrownBy(() -> KubeflowExport.of(
                        loaded().when(lambda, "a", component("trainSvc"), "train", all("load"))
                                .when(lambda, "b", component("trainSvc"), "train", all("load"))
                                .pipeline("p"),
                        OPTIONS))
                .hasMessageContaining("cell 7, line 3: step \"a\"")
                .hasMessageContaining("cell 7, line 4: step \"b\"");
    }

    private static Shapes loaded() {
        return new Shapes().param("mode", String.class, "strict").step("load", component("load"));
    }

    private static void refused(Shapes shapes, String message) {
        assertThatThrownBy(() -> KubeflowExport.of(shapes.pipeline("p"), OPTIONS))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(message);
    }
}
