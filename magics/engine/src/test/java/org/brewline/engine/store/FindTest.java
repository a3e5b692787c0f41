package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.query.Query;
import org.brewline.engine.query.QueryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs found by queries, and what people say of them. */
class FindTest {
    @TempDir
    Path folder;

    private Store store;

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder);
    }

    @BeforeEach
    void open() {
        store = Store.open(address());
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        Invariants.hold(address());
    }

    private RunId run(String pipeline, Duration ago, String kernel, double c, double accuracy) {
        var entries = new LinkedHashMap<String, RunStart.Entry>();
        entries.put("kernel", new RunStart.Entry(kernel, Setting.Origin.ARGUMENT, Optional.empty()));
        entries.put("c", new RunStart.Entry(String.valueOf(c), Setting.Origin.DEFAULT, Optional.empty()));
        entries.put("key", new RunStart.Entry("secret of 12", Setting.Origin.CONFIG, Optional.of("digest")));
        Instant started = Instant.now().minus(ago);
        var journal = store.begin(new RunStart(
                store.newRunId(),
                new PipelineShape(pipeline, "", List.of(), List.of(), List.of()),
                started,
                "a JVM",
                Map.of("train", entries),
                Map.of("score", StoreWrites.component()),
                List.of(),
                Optional.empty()));
        journal.metricSet("score", new StaticMetric.Scalar("accuracy", accuracy), started);
        StoreWrites.finished(store, journal, "score", accuracy / 2);
        journal.runFinished(started.plusSeconds(60), accuracy < 0.5 ? RunState.FAILED : RunState.SUCCEEDED)
                .join();
        return journal.run();
    }

    private List<RunId> find(String query) {
        return store.find(Query.parse(query)).stream().map(RunRecord::id).toList();
    }

    @Test
    void conditionsAskForFactsConfigMetricsAndResults() {
        RunId old = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);
        RunId mid = run("penguins", Duration.ofDays(1), "linear", 10, 0.95);
        RunId young = run("digits", Duration.ofMinutes(5), "rbf", 1, 0.8);

        assertThat(find("")).containsExactly(young, mid, old);
        assertThat(find("pipeline = penguins")).containsExactly(mid, old);
        assertThat(find("state = failed or state in (cancelled, interrupted)")).containsExactly(old);
        assertThat(find("started > 2d ago and not pipeline = digits")).containsExactly(mid);
        assertThat(find("duration >= 60s and duration < 2m")).hasSize(3);
        assertThat(find("train.c > 0.5 and train.kernel = rbf")).containsExactly(young);
        assertThat(find("kernel in (linear, poly)")).containsExactly(mid);
        assertThat(find("train.kernel contains BF")).containsExactly(young, old);
        assertThat(find("score.accuracy > 0.9")).containsExactly(mid);
        assertThat(find("accuracy >= 0.8 order by accuracy")).containsExactly(young, mid);
        assertThat(find("score < 0.3")).containsExactly(old);
        assertThat(find("id = " + mid)).containsExactly(mid);
        assertThat(find("order by score.accuracy desc limit 2")).containsExactly(mid, young);
        assertThat(find("order by train.c")).containsExactly(old, young, mid);
        assertThat(find("order by pipeline, started")).containsExactly(young, old, mid);
    }

    @Test
    void runsWithoutTheFieldComeLast() {
        RunId with = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);
        var without = StoreWrites.begin(store, "a").run();

        assertThat(find("order by score.accuracy desc")).containsExactly(with, without);
        assertThat(find("order by score.accuracy")).containsExactly(with, without);
        assertThat(find("score.accuracy != 0.1")).containsExactly(with);
    }

    @Test
    void aNameThatNoRunHasIsToldWithTheNearest() {
        run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);

        assertThatThrownBy(() -> find("pipeline = penguins and scroe.accuracy > 0.9"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("position 25: no run has \"scroe.accuracy\"")
                .hasMessageContaining("did you mean \"score.accuracy\"?");
        assertThatThrownBy(() -> find("pipline = penguins")).hasMessageContaining("did you mean \"pipeline\"?");
        assertThatThrownBy(() -> find("order by zzz"))
                .hasMessageContaining("position 10")
                .hasMessageContaining("train.c");
    }

    @Test
    void valuesAreBoundAndNeverSql() {
        run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);

        assertThat(find("pipeline = \"x' or '1'='1\"")).isEmpty();
        assertThat(find("name contains '%'")).isEmpty();
        assertThat(find("train.kernel = \"'; drop table run; --\"")).isEmpty();
        assertThat(find("train.key = 12")).isEmpty();
    }

    @Test
    void namesTagsNotesAndPinsAreKeptAndAskedFor() {
        RunId one = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);
        RunId other = run("penguins", Duration.ofDays(1), "linear", 10, 0.95);
        store.labels().name(one, "the baseline");
        store.labels().tag(one, "paper");
        store.labels().tag(one, "a tag");
        store.labels().tag(one, "paper");
        store.labels().note(one, "too <b>slow</b>");
        store.labels().pin(one, true);
        store.labels().archive(other, true);

        assertThat(store.run(one).orElseThrow().labels())
                .isEqualTo(new RunLabels(
                        "the baseline", "too <b>slow</b>", List.of("a tag", "paper"), true, false, Optional.empty()));
        assertThat(find("")).containsExactly(one);
        assertThat(find("archived")).containsExactly(other);
        assertThat(find("archived = false or archived = true")).containsExactly(other, one);
        assertThat(find("tag = paper and tag != draft and name contains BASE")).containsExactly(one);
        assertThat(find("tag contains 'a t' and note contains slow and pinned")).containsExactly(one);
        store.labels().untag(one, "paper");
        assertThat(find("tag = paper")).isEmpty();
        assertThat(store.labels().tags()).containsExactly("a tag");
    }

    @Test
    void aNameThatCouldBeAnIdIsRefused() {
        RunId run = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);

        for (String name : List.of("latest", "-1", "019a3f2b", "a/b", "two\nlines")) {
            assertThatThrownBy(() -> store.labels().name(run, name)).hasMessageContaining("can't be used");
        }
        assertThatThrownBy(() -> store.labels().tag(run, " ")).hasMessageContaining("can't be used");
    }

    @Test
    void aPinnedRunIsNeverCollected() {
        RunId kept = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);
        RunId gone = run("penguins", Duration.ofDays(2), "rbf", 0.1, 0.4);
        store.labels().pin(kept, true);

        Collected collected = store.collect(GarbagePlan.of(List.of(kept, gone)).keepNewest(0), Advance.SILENT);

        assertThat(collected.runs()).containsExactly(gone);
        assertThat(store.run(kept)).isPresent();
    }

    @Test
    void measuresOfACachedStepAreThoseOfItsOrigin() {
        RunId origin = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);
        var journal = StoreWrites.begin(store, "score");
        journal.stepFinished(new StepEnd(
                        "score",
                        StoreWrites.NOW,
                        List.of(),
                        store.step(origin, "score").orElseThrow().artifacts(),
                        Optional.empty(),
                        Optional.of(new StepOrigin(origin, "score"))))
                .join();

        assertThat(store.measures(journal.run())).isEqualTo(Map.of("score.accuracy", 0.4, "score", 0.2));
        assertThat(find("score.accuracy = 0.4")).containsExactly(journal.run(), origin);
    }

    @Test
    void theLongestAndTheShortestRunsAreFoundAmongThoseThatGoOn() {
        RunId minute = run("penguins", Duration.ofDays(3), "rbf", 0.1, 0.4);
        RunId other = run("penguins", Duration.ofDays(2), "rbf", 0.1, 0.4);
        RunId sinceThen = StoreWrites.begin(store, "a").run(); // began in 2023

        assertThat(find("order by duration desc limit 2")).containsExactly(sinceThen, other);
        assertThat(find("order by duration")).containsExactly(minute, other, sinceThen);
        assertThat(find("pipeline = penguins and state = running order by duration"))
                .containsExactly(sinceThen);
    }
}
