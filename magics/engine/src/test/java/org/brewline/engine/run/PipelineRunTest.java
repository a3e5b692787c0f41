package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.artifact.Markdown;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Progress;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class PipelineRunTest {
    @TempDir
    Path folder;

    private Store store;
    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve(".brewline"));
        Steps.CALLS.set(0);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The components of these tests. */
    static final class Steps {
        static final AtomicInteger CALLS = new AtomicInteger();

        record Row(String species, double mass) {}

        record Parts(List<Row> train, List<Row> test) {}

        record Score(double accuracy, String best) {}

        static List<Row> load(int n) {
            CALLS.incrementAndGet();
            var rows = new ArrayList<Row>();
            for (int i = 0; i < n; i++) {
                rows.add(new Row("s" + i % 3, i));
            }
            return rows;
        }

        static Parts split(List<Row> data) {
            return new Parts(data.subList(0, data.size() / 2), data.subList(data.size() / 2, data.size()));
        }

        static Model<ArrayList<Double>> train(List<Row> rows, Metrics metrics, Progress progress, Logger log) {
            log.info("training on {} rows", rows.size());
            System.out.println("printed by train");
            var masses = new ArrayList<Double>();
            for (Row row : progress.of(rows)) {
                masses.add(row.mass());
                metrics.log("loss", masses.size(), 1.0 / masses.size());
            }
            metrics.log("loss", 99, Double.NaN);
            metrics.log("loss", 100, Double.POSITIVE_INFINITY);
            return Model.of(masses).with("rows", rows.size());
        }

        static Score evaluate(Model<ArrayList<Double>> model, List<Row> rows, Metrics metrics) {
            metrics.set("accuracy", 0.5);
            metrics.set("accuracy", 0.95);
            metrics.confusionMatrix(List.of("a", "b"), new long[][] {{1, 2}, {3, 4}});
            return new Score(0.95, "svc");
        }

        static Markdown explain(Score score, Outputs outputs) throws Exception {
            Files.writeString(outputs.path("plots/notes.txt"), "notes on " + score.best());
            return new Markdown("# " + score.accuracy());
        }

        static String publish(Model<ArrayList<Double>> model) {
            return "published " + model.value().size();
        }

        static void fail(List<Row> rows) {
            throw new IllegalStateException("no rows today", new RuntimeException("inner"));
        }

        static String summary(Optional<String> published, Optional<Markdown> explained) {
            return published.orElse("nothing published") + ", "
                    + explained.map(Markdown::markdown).orElse("no words");
        }

        static int changes(List<Row> rows) {
            rows.clear();
            return rows.size();
        }
    }

    private static Pipes penguins(double threshold) {
        var accurate = new Condition.Compare(
                Pipes.from("evaluate.accuracy"), Condition.Operator.AT_LEAST, new Binding.Constant(threshold));
        return new Pipes(Steps.class)
                .step("load")
                .set("n", 10)
                .step("split")
                .input("data", "load")
                .step("train")
                .input("rows", "split.train")
                .step("evaluate")
                .input("model", "train")
                .input("rows", "split.test")
                .step("publish")
                .input("model", "train")
                .when(accurate)
                .step("explain")
                .input("score", "evaluate")
                .when(new Condition.Not(accurate))
                .step("summary")
                .input("published", "publish")
                .input("explained", "explain");
    }

    private Run run(Pipes pipes) {
        return run(pipes, RunOptions.defaults());
    }

    private Run run(Pipes pipes, RunOptions options) {
        events.clear();
        Run run = Runner.in(store).listener(events::add).start(pipes.pipeline(), pipes.config(), options);
        run.await();
        return run;
    }

    @Test
    void aPipelineRunsToItsEndAndItsValuesAreThere() {
        Run run = run(penguins(0.9));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.value("evaluate.accuracy", Double.class)).isEqualTo(0.95);
        assertThat(run.value("publish", String.class)).isEqualTo("published 5");
        assertThat(run.value("summary", String.class)).isEqualTo("published 5, no words");
        assertThat(run.step("explain").state()).isEqualTo(StepState.SKIPPED);
        assertThat(run.step("explain").reason()).isEqualTo("evaluate.accuracy < 0.9 was false (0.95)");
    }

    @Test
    void theOtherBranchRunsWhenTheConditionIsFalse() {
        Run run = run(penguins(0.99));

        assertThat(run.step("publish").reason()).isEqualTo("evaluate.accuracy ≥ 0.99 was false (0.95)");
        assertThat(run.value("summary", String.class)).isEqualTo("nothing published, # 0.95");
        assertThat(run.value("explain.plots/notes.txt", Path.class)).hasContent("notes on svc");
    }

    @Test
    void metricsLogsAndProgressAreKept() {
        Run run = run(penguins(0.9));

        assertThat(store.points(run.id(), "train", "loss")).hasSize(7);
        assertThat(store.points(run.id(), "train", "loss").get(5).value()).isNaN();
        assertThat(store.points(run.id(), "train", "loss").get(6).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(store.staticMetrics(run.id(), "evaluate"))
                .startsWith(new StaticMetric.Scalar("accuracy", 0.95))
                .hasSize(2);
        assertThat(store.log(run.id(), "train"))
                .contains("INFO training on 5 rows")
                .contains("printed by train\n");
    }

    @Test
    void aSecondRunTakesEverythingFromTheCache() {
        Run first = run(penguins(0.9));
        Run second = run(penguins(0.9));

        assertThat(Steps.CALLS).hasValue(1);
        assertThat(second.steps())
                .filteredOn(s -> s.state() == StepState.SUCCEEDED)
                .allMatch(s -> s.cachedFrom().equals(Optional.of(first.id())));
        assertThat(second.value("summary", String.class)).isEqualTo("published 5, no words");
        assertThat(store.points(second.id(), "train", "loss")).hasSize(7);
        assertThat(store.log(second.id(), "train")).contains("printed by train");
    }

    @Test
    void anotherConfigExecutesWhatDependsOnItAndOnlyThat() {
        run(penguins(0.9));
        Run second = run(new Pipes(Steps.class)
                .step("load")
                .set("n", 12)
                .step("split")
                .input("data", "load")
                .step("other", "load")
                .set("n", 10));

        assertThat(second.step("load").cachedFrom()).isEmpty();
        assertThat(second.step("split").cachedFrom()).isEmpty();
        assertThat(second.step("other").cachedFrom()).isPresent();
    }

    @Test
    void aFailingStepLeavesTheOthersAlone() {
        Run run = run(new Pipes(Steps.class)
                .step("load")
                .set("n", 4)
                .step("fail")
                .input("rows", "load")
                .step("after", "load")
                .set("n", 5)
                .after("fail")
                .step("split")
                .input("data", "load"));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.step("split").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(run.step("after").state()).isEqualTo(StepState.SKIPPED);
        assertThat(run.step("after").reason()).isEqualTo("it comes after fail, which failed");
        var failure = run.step("fail").failure().orElseThrow();
        assertThat(failure.message()).isEqualTo("no rows today");
        assertThat(failure.causes()).containsExactly("java.lang.RuntimeException: inner");
        assertThat(failure.frames()).extracting(f -> f.method()).containsExactly("fail");
        assertThat(failure.fullTrace()).doesNotContain("reflect").doesNotContain("StepAttempt");
    }

    @Test
    void whatAStepDoesToItsInputReachesNoOtherStep() {
        Run run = run(new Pipes(Steps.class)
                .step("load")
                .set("n", 4)
                .step("changes")
                .input("rows", "load")
                .step("split")
                .input("data", "load")
                .after("changes"));

        assertThat(run.value("split.train", List.class)).hasSize(2);
    }

    @Test
    void aReplayTellsWhatTheLiveRunTold() {
        Run run = run(penguins(0.9));

        assertThat(Told.of(RunEvents.replay(store, run.id()))).isEqualTo(Told.of(events));
    }

    @Test
    void aReplayOfACachedRunTellsWhatTheLiveRunTold() {
        run(penguins(0.9));
        Run run = run(penguins(0.9));

        assertThat(Told.of(RunEvents.replay(store, run.id()))).isEqualTo(Told.of(events));
    }

    @Test
    void theRunsFolderHasConfigLogsAndArtifactsByName() {
        Run run = run(penguins(0.99));
        Path of = store.folder().resolve("runs").resolve(run.id().toString());

        assertThat(of.resolve("config.yaml")).hasContent("load:\n  n: 10\n");
        assertThat(of.resolve("values.yaml")).content().contains("evaluate.accuracy: 0.95\n");
        assertThat(of.resolve("train.log")).content().contains("printed by train");
        assertThat(of.resolve("explain/output.md")).hasContent("# 0.95");
        assertThat(of.resolve("explain/plots/notes.txt")).hasContent("notes on svc");
        assertThat(of.resolve("train/output/card.json")).exists();
    }
}
