package org.brewline.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.pipeline.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team that tests its pipeline writes. */
class PipelineTesterTest {
    /** A project's components. */
    static final class Iris {
        @Component
        static List<Double> load(@Default("3") int rows) {
            if (rows == 0) {
                throw new IllegalArgumentException("no rows");
            }
            return java.util.Collections.nCopies(rows, 1.0);
        }

        @Component
        static double train(List<Double> rows, @Default("2") int epochs, Metrics metrics) {
            for (int i = 0; i < epochs; i++) {
                metrics.log("loss", i, 1.0 / (1 + i));
            }
            metrics.set("accuracy", 0.9);
            System.out.println("trained on " + rows.size());
            return rows.size() * epochs;
        }

        @Component
        static int count(Path file) throws java.io.IOException {
            return (int) Files.size(file);
        }

        static Pipeline pipeline() {
            return Pipeline.define("iris", Components.of(Iris.class), p -> p.step("train", p.step("load")));
        }
    }

    @Test
    void aComponentIsTestedByCallingIt() {
        var metrics = new TestMetrics();
        assertThat(Iris.train(List.of(1.0), 4, metrics)).isEqualTo(4);
        assertThat(metrics.curve("loss")).hasSize(4).startsWith(1.0, 0.5);
        assertThat(metrics.value("accuracy")).isEqualTo(0.9);
        assertThatThrownBy(() -> metrics.value("f1")).hasMessageContaining("these were: [accuracy]");
    }

    @Test
    void aPipelineIsRunAndLookedAt() {
        try (var tester = PipelineTester.create()) {
            TestedRun run = tester.run(Iris.pipeline(), "train.epochs=3").succeeded();
            assertThat(run.value("train", Double.class)).isEqualTo(9);
            assertThat(run.metric("train", "accuracy")).isEqualTo(0.9);
            assertThat(run.curve("train", "loss")).hasSize(3);
            assertThat(run.log("train")).contains("trained on 3");
            assertThat(run.executed()).containsExactly("load", "train");

            TestedRun again = tester.run(Iris.pipeline(), "train.epochs=4").succeeded();
            assertThat(again.cached()).isEqualTo(Set.of("load"));
            assertThat(again.executed()).isEqualTo(Set.of("train"));
        }
    }

    @Test
    void aFailureIsToldAndGoneOnFrom() {
        try (var tester = PipelineTester.create()) {
            TestedRun run = tester.run(Iris.pipeline(), "load.rows=0").failed();
            assertThat(run.failure("load").message()).isEqualTo("no rows");
            assertThat(run.skipped()).containsExactly("train");
            assertThatThrownBy(run::succeeded)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the run is FAILED, not SUCCEEDED")
                    .hasMessageContaining("load: java.lang.IllegalArgumentException: no rows");
            assertThat(tester.resume(run, Iris.pipeline(), "load.rows=1")
                            .succeeded()
                            .executed())
                    .containsExactly("load", "train");
        }
    }

    @Test
    void relativePathsStartAtTheFolderOfTheTest(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("three.csv"), "abc");
        Pipeline counting = Pipeline.define("counting", Components.of(Iris.class), p -> p.step("count"));
        try (var tester = PipelineTester.create().baseFolder(data).parallelism(1)) {
            assertThat(tester.run(counting, "count.file=three.csv").succeeded().value("count", Integer.class))
                    .isEqualTo(3);
        }
    }

    @Test
    void aStepIsReplacedByWhatItWouldLeave() {
        try (var tester = PipelineTester.create()) {
            PipelineTester replaced = tester.replace("load", List.of(1.0, 2.0, 3.0, 4.0, 5.0));

            TestedRun run = replaced.run(Iris.pipeline(), "load.rows=0").succeeded();

            assertThat(run.value("train", Double.class)).isEqualTo(10.0);
        }
    }

    @Test
    void whatReplacedAStepIsNotTakenFromTheCache() {
        try (var tester = PipelineTester.create()) {
            tester.replace("load", List.of(7.0)).run(Iris.pipeline()).succeeded();

            assertThat(tester.run(Iris.pipeline()).value("train", Double.class)).isEqualTo(6.0);
        }
    }

    @Test
    void aReplacementThatDoesNotFitIsRefused() {
        try (var tester = PipelineTester.create()) {
            assertThatThrownBy(() -> tester.replace("laod", List.of()).run(Iris.pipeline()))
                    .hasMessageContaining("there is no step \"laod\" to replace")
                    .hasMessageContaining("load");
            assertThatThrownBy(() -> tester.replace("load", "a text").run(Iris.pipeline()))
                    .hasMessageContaining("load can't leave a String")
                    .hasMessageContaining("List<Double>");
        }
    }
}
