package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in a plain Java project, no notebook near it. */
class PlainJavaTest {
    @TempDir
    Path folder;

    /** A small project's components. */
    static final class Penguins {
        record Parts(List<Double> train, List<Double> test) {}

        @Component
        static List<Double> load(@Default("10") int rows) {
            return java.util.stream.IntStream.range(0, rows)
                    .mapToObj(i -> (double) i)
                    .toList();
        }

        @Component
        static Parts split(List<Double> data, @Default("0.3") double testFraction) {
            int test = (int) (data.size() * testFraction);
            return new Parts(data.subList(test, data.size()), data.subList(0, test));
        }

        @Component
        static Model<Double> train(List<Double> rows, @Default("1.0") double c) {
            return Model.of(c * rows.stream().mapToDouble(x -> x).average().orElse(0))
                    .with("c", c);
        }

        @Component
        static double evaluate(Model<Double> model, List<Double> rows) {
            return model.value() / 10;
        }

        @Component
        static String publish(Model<Double> model) {
            return "published " + model.value();
        }
    }

    private static Pipeline penguins() {
        return Pipeline.define("penguins", Components.of(Penguins.class), p -> {
            var data = p.step("load");
            var parts = p.step("split", data);
            var model = p.step("train", parts.output("train"));
            var score = p.step("evaluate", model, parts.output("test"));
            p.when(
                    score.<Double>number(OutputSpec.WHOLE).atLeast(p.param("minimum", 0.5)),
                    () -> p.step("publish", model));
        });
    }

    @Test
    void aPipelineOfAnnotatedMethodsRunsWithItsDefaults() {
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).start(penguins());

            assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.value("evaluate", Double.class)).isEqualTo(0.6);
            assertThat(run.value("publish", String.class)).isEqualTo("published 6.0");
        }
    }

    @Test
    void argumentsSetConfigAndDecideConditions() {
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).start(penguins(), "minimum=0.9", "train.c=0.5");

            assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.step("publish").state()).isEqualTo(StepState.SKIPPED);
            assertThat(run.step("publish").reason()).isEqualTo("evaluate ≥ minimum was false (0.3, 0.9)");
            assertThat(run.record().config().get("")).containsEntry("minimum", "0.9");
            assertThat(run.record().config().get("train")).containsEntry("c", "0.5");
        }
    }

    @Test
    void aWrongConfigStartsNothing() {
        try (Store store = Store.open(folder)) {
            assertThatThrownBy(() -> Runner.in(store).start(penguins(), "train.d=1", "minimum=high"))
                    .isInstanceOfSatisfying(
                            ProblemsException.class,
                            e -> assertThat(e.problems()).hasSize(2));
            assertThat(store.runs(RunQuery.all())).isEmpty();
        }
    }

    @Test
    void onlyTheStepsAfterTheChangeAreExecutedAgain() {
        try (Store store = Store.open(folder)) {
            Run first = Runner.in(store).start(penguins());
            first.await();
            Run second = Runner.in(store).start(penguins(), "train.c=2");
            second.await();

            assertThat(second.step("split").cachedFrom()).contains(first.id());
            assertThat(second.step("train").cachedFrom()).isEmpty();
            assertThat(second.explain("train")).containsExactly("config c was 1.0, is 2");
            assertThat(second.explain("split")).containsExactly("nothing changed: taken from run " + first.id());
        }
    }
}
