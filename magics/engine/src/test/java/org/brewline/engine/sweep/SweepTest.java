package org.brewline.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.query.Query;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over a small pipeline: load once, train for each trial. */
class SweepTest {
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
        Steps.reset();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The components of these tests. */
    static final class Steps {
        static final AtomicInteger LOADS = new AtomicInteger();
        static final AtomicInteger TRAINS = new AtomicInteger();
        static CyclicBarrier together = new CyclicBarrier(1);
        static CountDownLatch begun = new CountDownLatch(1);
        static volatile boolean broken;

        static void reset() {
            LOADS.set(0);
            TRAINS.set(0);
            together = new CyclicBarrier(1);
            begun = new CountDownLatch(1);
            broken = false;
        }

        @Component
        static Model<String> load() throws Exception {
            LOADS.incrementAndGet();
            together.await();
            return Model.of("data");
        }

        @Component
        static double train(
                Model<String> load,
                @Default("1.0") double c,
                @Default("3") int epochs,
                @Default("rbf") String kernel,
                Metrics metrics)
                throws InterruptedException {
            TRAINS.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("broken");
            }
            if (kernel.equals("forever")) {
                for (int epoch = 1; ; epoch++) {
                    metrics.log("loss", epoch, 100 + c);
                    begun.countDown();
                    Thread.sleep(1);
                }
            }
            for (int epoch = 1; epoch <= epochs; epoch++) {
                metrics.log("loss", epoch, 1 / (c * epoch));
            }
            metrics.set("accuracy", 1 - Math.abs(c - 10) / 100);
            return c;
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.define("penguins", Components.of(Steps.class), p -> p.step("train", p.step("load")));
    }

    private Sweeper sweeper() {
        return Sweeper.in(store, Runner.in(store));
    }

    private SweepStatus swept(SweepPlan plan) {
        Sweep sweep = sweeper().start(pipeline(), plan);
        sweep.await();
        return sweep.status();
    }

    @Test
    void aGridTriesEachCombinationOnceAndKnowsTheBest() {
        SweepStatus status =
                swept(SweepPlan.maximize("train.accuracy").vary("train.c=0.1,10,100", "train.kernel=rbf,linear"));

        assertThat(status.sweep().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(status.trials())
                .extracting(Trial::text)
                .containsExactly(
                        "train.c=0.1 train.kernel=rbf",
                        "train.c=0.1 train.kernel=linear",
                        "train.c=10 train.kernel=rbf",
                        "train.c=10 train.kernel=linear",
                        "train.c=100 train.kernel=rbf",
                        "train.c=100 train.kernel=linear");
        Trial best = status.best().orElseThrow();
        assertThat(best.number()).isEqualTo(3);
        assertThat(best.value()).hasValue(1);
        assertThat(Steps.LOADS).hasValue(1);
        assertThat(Steps.TRAINS).hasValue(6);
    }

    @Test
    void trialsAreRunsThatTheStoreFindsBySweepAndNumber() {
        SweepStatus status = swept(SweepPlan.minimize("train").vary("train.c=3,2,4"));

        String sweep = status.sweep().id().toString();
        assertThat(store.find(Query.parse("sweep = " + sweep + " order by train")))
                .hasSize(3)
                .first()
                .satisfies(run ->
                        assertThat(run.labels().trial().orElseThrow().number()).isEqualTo(2));
        assertThat(store.find(Query.parse("sweep = " + sweep.substring(0, 10) + " and trial = 3")))
                .hasSize(1);
        assertThat(status.best().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void stepsThatTrialsShareExecuteOnceAlsoWhenTheyRunAtTheSameTime() {
        Steps.together = new CyclicBarrier(2);
        Sweep sweep = sweeper()
                .start(
                        pipeline(),
                        SweepPlan.maximize("train").vary("train.c=1,2,3,4").parallel(4));
        await(Steps.together);
        sweep.await();

        assertThat(Steps.LOADS).hasValue(1);
        assertThat(sweep.status().count(Trial.State.SUCCEEDED)).isEqualTo(4);
        assertThat(sweep.status().trials().stream().mapToInt(Trial::cached).sum())
                .isEqualTo(3);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameSeedDrawsTheSameTrialsWithinTheirRanges() {
        SweepPlan plan = SweepPlan.maximize("train")
                .vary("train.c=1e-3..1e2 log", "train.epochs=1..10")
                .trials(20)
                .seed(7);

        SweepStatus one = swept(plan);
        SweepStatus other = swept(plan);

        assertThat(one.trials())
                .hasSize(20)
                .extracting(Trial::config)
                .isEqualTo(other.trials().stream().map(Trial::config).toList());
        assertThat(one.trials()).allSatisfy(t -> {
            assertThat(Double.parseDouble(t.config().getOrDefault("train.c", "")))
                    .isBetween(1e-3, 1e2);
            assertThat(Integer.parseInt(t.config().getOrDefault("train.epochs", "")))
                    .isBetween(1, 10);
        });
        assertThat(Steps.TRAINS).as("the second sweep comes from the cache").hasValue(20);
    }

    @Test
    void aTrialThatFallsBehindIsStoppedEarly() {
        SweepPlan plan = SweepPlan.maximize("train.accuracy")
                .vary("train.kernel=rbf,linear,poly,forever", "train.epochs=9")
                .halving(Halving.by("train.loss"));

        SweepStatus status = swept(plan);

        assertThat(status.sweep().state()).isEqualTo(RunState.SUCCEEDED);
        Trial stopped = status.trials().get(3);
        assertThat(stopped.state()).isEqualTo(Trial.State.STOPPED);
        assertThat(stopped.note())
                .startsWith("stopped early: train.loss was 101.0 at 3, the best 1 of 4 reached 0.3333");
        assertThat(store.measures(stopped.run().orElseThrow())).containsEntry("train.loss", 101.0);
    }

    @Test
    void aCancelledSweepGoesOnWithWhatIsMissing() throws Exception {
        Sweep sweep = sweeper()
                .start(
                        pipeline(),
                        SweepPlan.maximize("train.accuracy").vary("train.c=1,2", "train.kernel=rbf,forever"));
        Steps.begun.await();
        sweep.cancel();
        assertThat(sweep.await()).isEqualTo(RunState.CANCELLED);
        assertThat(sweep.status().trials())
                .extracting(Trial::state)
                .containsExactly(
                        Trial.State.SUCCEEDED, Trial.State.CANCELLED, Trial.State.CANCELLED, Trial.State.CANCELLED);

        Steps.broken = true;
        Sweep again = sweeper().resume(sweep.id(), pipeline());
        again.await();

        assertThat(again.id()).isEqualTo(sweep.id());
        assertThat(again.status().trials())
                .extracting(Trial::state)
                .containsExactly(Trial.State.SUCCEEDED, Trial.State.FAILED, Trial.State.FAILED, Trial.State.FAILED);
        assertThat(again.status().sweep().state()).as("one had succeeded").isEqualTo(RunState.SUCCEEDED);
        assertThat(Steps.LOADS).hasValue(1);
    }

    @Test
    void aSweepThatIsDoneHasNothingToGoOnWith() {
        SweepStatus status = swept(SweepPlan.maximize("train").vary("train.c=1,2"));

        assertThatThrownBy(() -> sweeper().resume(status.sweep().id(), pipeline()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("all 2 trials of sweep");
    }

    @Test
    void aMetricThatNoTrialLeavesEndsTheSweepAtTheFirst() {
        SweepStatus status = swept(SweepPlan.maximize("train.acuracy").vary("train.c=1,2,3"));

        assertThat(status.sweep().state()).isEqualTo(RunState.FAILED);
        assertThat(status.sweep().message())
                .contains("left no number \"train.acuracy\"; did you mean \"train.accuracy\"?");
        assertThat(Steps.TRAINS).hasValue(1);
    }

    @Test
    void whenNoTrialSucceedsTheSweepFailed() {
        Steps.broken = true;

        SweepStatus status = swept(SweepPlan.maximize("train").vary("train.c=1,2"));

        assertThat(status.sweep().state()).isEqualTo(RunState.FAILED);
        assertThat(status.best()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldBeforeAnythingRuns() {
        SweepPlan plan = SweepPlan.maximize("trian.accuracy")
                .vary(
                        "train.kernal=rbf,linear",
                        "train.kernel=1..5",
                        "train.c=5..1",
                        "train.epochs=0..1 log",
                        "nonsense");

        assertThatThrownBy(() -> sweeper().start(pipeline(), plan))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("\"penguins\" was not swept")
                .hasMessageContaining("unknown key \"train.kernal\"")
                .hasMessageContaining("did you mean \"train.kernel\"?")
                .hasMessageContaining("the range 1..5 of \"train.kernel\", which takes text")
                .hasMessageContaining("only numbers have ranges")
                .hasMessageContaining("the range 5..1 of \"train.c\" is empty")
                .hasMessageContaining("the logarithmic range 0..1 log of \"train.epochs\"")
                .hasMessageContaining("the argument \"nonsense\"")
                .hasMessageContaining("the metric \"trian.accuracy\" is of no step")
                .hasMessageContaining("did you mean \"train.accuracy\"?");
        assertThatThrownBy(() ->
                        sweeper().start(pipeline(), SweepPlan.maximize("train").vary("train.c=1,two")))
                .hasMessageContaining("two");
        assertThatThrownBy(() ->
                        sweeper().start(pipeline(), SweepPlan.maximize("train").vary("train.c=0..1")))
                .hasMessageContaining("--trials 20");
        assertThatThrownBy(() ->
                        sweeper().start(pipeline(), SweepPlan.maximize("train").vary("train.c=1")))
                .hasMessageContaining("nothing is varied");
        assertThat(store.sweeps().newest(10)).isEmpty();
        assertThat(Steps.LOADS).hasValue(0);
    }

    @Test
    void commasInQuotesAndBracketsAreNoSeparators() {
        assertThat(SpaceReader.values("[1, 2],[3]")).containsExactly("[1, 2]", "[3]");
        assertThat(SpaceReader.values("'a,b',c")).containsExactly("'a,b'", "c");
    }

    @Test
    void aPlanIsKeptAsItWas() {
        SweepPlan plan = SweepPlan.maximize("a.b")
                .vary("a.c=1,2")
                .trials(3)
                .seed(4)
                .halving(Halving.by("a.loss").from(5))
                .parallel(6);

        assertThat(SweepPlan.parse(plan.json())).isEqualTo(plan);
        assertThat(plan.halving().orElseThrow().goal()).isEqualTo(Goal.min("a.loss"));
        assertThatThrownBy(() -> SweepPlan.parse(plan.json().replace("\"version\":1", "\"version\":9")))
                .hasMessageContaining("newer Brewline");
    }

    @Test
    void numbersOfAnySizeAreDrawnInsideTheirRange() {
        var random = new java.util.SplittableRandom(1);
        var tiny = new Dimension.Range("x", 1e-12, 1e-9, true, false);
        var whole = new Dimension.Range("x", -3, 3, false, true);
        for (int i = 0; i < 1_000; i++) {
            assertThat(Double.parseDouble(tiny.sample(random))).isBetween(0.999e-12, 1.001e-9);
            assertThat(Long.parseLong(whole.sample(random))).isBetween(-3L, 3L);
        }
        assertThat(whole.all()).isEqualTo(List.of("-3", "-2", "-1", "0", "1", "2", "3"));
        assertThat(new Space(List.of(whole), List.of()).sample(50, random))
                .hasSize(7)
                .doesNotHaveDuplicates()
                .contains(Map.of("x", "0"));
    }
}
