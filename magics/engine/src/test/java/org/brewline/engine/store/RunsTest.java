package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brewline.engine.store.RunField.config;
import static org.brewline.engine.store.RunField.metric;
import static org.brewline.engine.store.RunField.pipeline;
import static org.brewline.engine.store.RunField.started;
import static org.brewline.engine.store.RunField.state;
import static org.brewline.engine.store.RunField.took;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.PipelineShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found by pipeline, state, time, config and metrics, and sorted by them. */
class RunsTest {
    @TempDir
    Path folder;

    private Store store;
    private RunId linear;
    private RunId rbf;
    private RunId failed;
    private RunId other;

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder);
    }

    @BeforeEach
    void write() {
        store = Store.open(address());
        linear = run("penguins", Map.of("kernel", "linear", "c", "1"), RunState.SUCCEEDED, 0.91, 2);
        rbf = run("penguins", Map.of("kernel", "rbf", "c", "10.0"), RunState.SUCCEEDED, 0.97, 9);
        failed = run("penguins", Map.of("kernel", "rbf", "c", "9"), RunState.FAILED, Double.NaN, 4);
        other = run("iris 100%", Map.of(), RunState.SUCCEEDED, 0.5, 1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RunId run(String pipeline, Map<String, String> train, RunState end, double accuracy, int seconds) {
        var entries = new LinkedHashMap<String, RunStart.Entry>();
        train.forEach(
                (name, text) -> entries.put(name, new RunStart.Entry(text, Setting.Origin.ARGUMENT, Optional.empty())));
        var journal = store.begin(new RunStart(
                store.newRunId(),
                new PipelineShape(pipeline, "", List.of(), List.of(), List.of()),
                StoreWrites.NOW,
                "a JVM",
                Map.of("nested/train", entries),
                Map.of("evaluate", StoreWrites.component()),
                List.of(),
                Optional.empty()));
        journal.metricSet("evaluate", new StaticMetric.Scalar("accuracy", accuracy), StoreWrites.NOW);
        journal.stepFinished(StoreWrites.end("evaluate", List.of()));
        journal.runFinished(StoreWrites.NOW.plusSeconds(seconds), end).join();
        return journal.run();
    }

    private List<RunId> found(RunFilter filter) {
        return store.runs().query().where(filter).list().stream()
                .map(RunRecord::id)
                .toList();
    }

    @Test
    void byWhatARunIs() {
        assertThat(found(pipeline().is("penguins"))).containsExactly(failed, rbf, linear);
        assertThat(found(pipeline().like("*100%"))).containsExactly(other);
        assertThat(found(pipeline().like("*"))).hasSize(4);
        assertThat(found(state().among(RunState.FAILED, RunState.CANCELLED))).containsExactly(failed);
        assertThat(found(state().among())).isEmpty();
        assertThat(found(took().over(Duration.ofSeconds(3)))).containsExactly(failed, rbf);
        assertThat(found(started().atMost(StoreWrites.NOW))).hasSize(4);
        assertThat(found(started().under(StoreWrites.NOW))).isEmpty();
    }

    @Test
    void byConfigAsNumberAndAsText() {
        assertThat(found(config("nested.train.c").is(10))).containsExactly(rbf);
        assertThat(found(config("nested.train.c").over(9))).containsExactly(rbf);
        assertThat(found(config("kernel").is("rbf"))).containsExactly(failed, rbf);
        assertThat(found(config("kernel").like("L*"))).containsExactly(linear);
        assertThat(found(config("train.kernel").known())).isEmpty();
        assertThat(found(config("kernel").known())).containsExactly(failed, rbf, linear);
    }

    @Test
    void byMetricOfAnyStepOrOfOne() {
        assertThat(found(metric("accuracy").atLeast(0.91))).containsExactly(rbf, linear);
        assertThat(found(metric("evaluate.accuracy").under(0.9))).containsExactly(other);
        assertThat(found(metric("evaluate", "accuracy").is(0.5))).containsExactly(other);
        assertThat(found(metric("train", "accuracy").known())).isEmpty();
    }

    @Test
    void aMetricOfACachedStepIsThatOfTheStepThatExecuted() {
        var journal = StoreWrites.begin(store, "again");
        journal.stepFinished(new StepEnd(
                        "again",
                        StoreWrites.NOW,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(new StepOrigin(rbf, "evaluate"))))
                .join();

        assertThat(found(metric("again", "accuracy").is(0.97))).containsExactly(journal.run());
        assertThat(found(metric("accuracy").is(0.97))).containsExactly(journal.run(), rbf);
    }

    @Test
    void conditionsCombine() {
        RunFilter good = metric("accuracy").atLeast(0.9);
        assertThat(found(good.and(config("kernel").is("rbf")))).containsExactly(rbf);
        assertThat(found(good.or(pipeline().is("iris 100%")))).containsExactly(other, rbf, linear);
        assertThat(found(RunFilter.not(good))).containsExactly(other, failed);
        assertThat(found(RunFilter.not(RunFilter.always()))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsOnlyInTheOppositeOfACondition() {
        var running = StoreWrites.begin(store, "a").run();
        assertThat(found(took().under(Duration.ofDays(1)))).doesNotContain(running);
        assertThat(found(RunFilter.not(took().under(Duration.ofDays(1))))).containsExactly(running);
    }

    @Test
    void sortedWithUnknownValuesLast() {
        var query = store.runs().query();
        assertThat(query.orderBy(metric("accuracy").descending()).list())
                .extracting(RunRecord::id)
                .containsExactly(rbf, linear, other, failed);
        assertThat(query.orderBy(config("c").ascending()).list())
                .extracting(RunRecord::id)
                .containsExactly(linear, failed, rbf, other);
        assertThat(query.orderBy(took().ascending()).skip(1).limit(2).list())
                .extracting(RunRecord::id)
                .containsExactly(linear, failed);
    }

    @Test
    void oneAPageAllAndHowMany() {
        for (int i = 0; i < 250; i++) {
            StoreWrites.begin(store, "a");
        }
        var all = store.runs().query();
        assertThat(all.count()).isEqualTo(254);
        assertThat(all.stream().map(RunRecord::id).toList()).hasSize(254).doesNotHaveDuplicates();
        assertThat(all.skip(3).limit(202).stream()).hasSize(202);
        assertThat(all.pipeline("penguins").state(RunState.SUCCEEDED).first().map(RunRecord::id))
                .contains(rbf);
        assertThat(all.before(linear).list()).isEmpty();
    }
}
