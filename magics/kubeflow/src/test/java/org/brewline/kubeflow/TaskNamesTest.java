package org.brewline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brewline.kubeflow.Shapes.component;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Step names as Kubeflow takes them. */
class TaskNamesTest {
    @Test
    void namesAreLowerCaseWithSingleDashes() {
        assertThat(TaskNames.plain("trainSvc")).isEqualTo("train-svc");
        assertThat(TaskNames.plain("load_2")).isEqualTo("load-2");
        assertThat(TaskNames.plain("__A--b__")).isEqualTo("a-b");
        assertThat(TaskNames.plain("___")).isEqualTo("step");
    }

    @Test
    void stepsThatMeetInOneNameAreNumberedInTheirOrder() {
        var pipeline = new Shapes()
                .step("loadAll", component("load"))
                .step("load-all", component("load"))
                .step("condition-1", component("load"))
                .pipeline("p");
        var names = TaskNames.of(pipeline, new Scopes(Scope.root(), Map.of()));
        assertThat(names.step("loadAll")).isEqualTo("load-all");
        assertThat(names.step("load-all")).isEqualTo("load-all-2");
        assertThat(names.step("condition-1")).isEqualTo("condition-1");
    }

    @Test
    void aConfigKeyAndItsParameterAreTwoSpellingsOfOneName() {
        assertThat(KubeflowExport.parameterName("trainSvc.c")).isEqualTo("trainSvc-c");
        assertThat(KubeflowExport.parameterName("minAccuracy")).isEqualTo("minAccuracy");
    }
}
