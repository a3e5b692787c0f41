package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineDefinition;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps for each item of a list whose length is known only in the run. */
class MapEachTest {
    @TempDir
    Path folder;

    private static final AtomicInteger NOW = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    /** Components that lists go through. */
    static final class Lists {
        record Fold(int k, String name) {}

        @Component
        static List<Integer> numbers(@Default("3") int n) {
            return IntStream.range(0, n).boxed().toList();
        }

        @Component
        static List<Fold> folds(@Default("3") int n) {
            return IntStream.range(0, n).mapToObj(k -> new Fold(k, "fold " + k)).toList();
        }

        @Component
        static int square(int number, @Default("1") int times) {
            int now = NOW.incrementAndGet();
            MOST.accumulateAndGet(now, Math::max);
            NOW.decrementAndGet();
            return times * number * number;
        }

        @Component
        static int pick(int number, @Default("1") int bad) {
            if (number == bad) {
                throw new IllegalArgumentException("no " + number);
            }
            return number;
        }

        @Component
        static String describe(Fold fold, int k, String name) {
            return fold.name() + "=" + name + " " + k;
        }

        @Component
        static String join(List<Object> parts) {
            return parts.toString();
        }

        @Component
        static String maybe(Optional<List<Object>> parts) {
            return parts.map(Object::toString).orElse("nothing");
        }

        static CountDownLatch begun = new CountDownLatch(1);

        @Component
        static int forever(int number) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return number;
        }
    }

    private static Pipeline pipeline(Consumer<PipelineDefinition> body) {
        return Pipeline.define("lists", Components.of(Lists.class), body);
    }

    private static Pipeline squares() {
        return pipeline(p -> p.step(
                "join", p.mapEach(p.step("numbers"), n -> p.step("square").input("number", n))));
    }

    private Run run(Pipeline pipeline, String... arguments) {
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).parallelism(8).start(pipeline, arguments);
            run.await();
            return check(run);
        }
    }

    private final List<StepRecord> steps = new ArrayList<>();
    private RunState state = RunState.RUNNING;
    private String joined = "";

    private Run check(Run run) {
        steps.clear();
        steps.addAll(run.steps());
        state = run.state();
        joined = step("join").map(s -> s.state() == StepState.SUCCEEDED).orElse(false)
                ? run.value("join", String.class)
                : "";
        return run;
    }

    private Optional<StepRecord> step(String name) {
        return steps.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private StepState stateOf(String name) {
        return step(name)
                .orElseThrow(() -> new AssertionError(name + " is not among " + steps))
                .state();
    }

    @Test
    void aStepRunsForEachItemAndTheResultsAreAListInTheirOrder() {
        run(squares());

        assertThat(state).isEqualTo(RunState.SUCCEEDED);
        assertThat(joined).isEqualTo("[0, 1, 4]");
        assertThat(steps)
                .extracting(StepRecord::name)
                .containsExactlyInAnyOrder("numbers", "square", "join", "square[0]", "square[1]", "square[2]");
    }

    @Test
    void noItemsGiveAnEmptyList() {
        run(squares(), "numbers.n=0");

        assertThat(joined).isEqualTo("[]");
        assertThat(stateOf("square")).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void oneItemGivesAListOfOne() {
        run(squares(), "numbers.n=1");

        assertThat(joined).isEqualTo("[0]");
    }

    @Test
    void aThousandItemsAreAThousandSteps() {
        run(squares(), "numbers.n=1000", "square.times=2");

        assertThat(steps).hasSize(1003);
        assertThat(joined).endsWith(", 1992008, 1996002]");
    }

    @Test
    void componentsOfARecordAreOutputsOfTheItem() {
        run(pipeline(p -> p.step(
                "join",
                p.mapEach(
                        p.step("folds"),
                        fold -> p.step("describe", fold)
                                .set("k", fold.numberField("k"))
                                .set("name", fold.scalarField("name"))))));

        assertThat(joined).isEqualTo("[fold 0=fold 0 0, fold 1=fold 1 1, fold 2=fold 2 2]");
    }

    @Test
    void stepsOfTheBodyAreChainedItemByItem() {
        run(pipeline(p -> p.step("join", p.mapEach(p.step("numbers"), n -> {
            var square = p.step("square").input("number", n);
            return p.step("pick").input("number", square).set("bad", 7);
        }))));

        assertThat(joined).isEqualTo("[0, 1, 4]");
        assertThat(stateOf("pick[2]")).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void theListMayBeConfig() {
        run(
                pipeline(p -> p.step(
                        "join",
                        p.mapEach(
                                p.requiredList("sizes", Integer.class),
                                n -> p.step("square").input("number", n)))),
                "sizes=[5, 6]");

        assertThat(joined).isEqualTo("[25, 36]");
    }

    @Test
    void aFailingItemIsNamedAndTheOthersGoOn() {
        run(pipeline(p ->
                p.step("join", p.mapEach(p.step("numbers"), n -> p.step("pick").input("number", n)))));

        assertThat(state).isEqualTo(RunState.FAILED);
        assertThat(stateOf("pick[0]")).isEqualTo(StepState.SUCCEEDED);
        assertThat(stateOf("pick[1]")).isEqualTo(StepState.FAILED);
        assertThat(stateOf("pick[2]")).isEqualTo(StepState.SUCCEEDED);
        assertThat(step("pick").orElseThrow().failure().orElseThrow().message())
                .isEqualTo("pick[1]: no 1 (×3, 2 done, 1 failed)");
        assertThat(step("join").orElseThrow().reason()).isEqualTo("it needs pick, and pick failed");
    }

    @Test
    void whatComesAfterAFailedItemIsSkippedAsAWholeToo() {
        run(pipeline(p -> p.step(
                "join",
                p.mapEach(
                        p.step("numbers"),
                        n -> p.step("square").input("number", p.step("pick").input("number", n))))));

        assertThat(stateOf("square[1]")).isEqualTo(StepState.SKIPPED);
        assertThat(step("square").orElseThrow().reason()).isEqualTo("1 of 3 items did not finish");
        assertThat(stateOf("join")).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void withFailFastTheFirstFailureEndsTheOtherItems() {
        run(
                pipeline(p -> p.mapEach(p.step("numbers"), n -> p.step("pick").input("number", n))
                        .parallel(1)
                        .failFast()),
                "numbers.n=50");

        assertThat(stateOf("pick")).isEqualTo(StepState.FAILED);
        assertThat(stateOf("pick[49]")).isEqualTo(StepState.CANCELLED);
        assertThat(state).isEqualTo(RunState.FAILED);
    }

    @Test
    void itemsWhoseConditionIsFalseAreLeftOut() {
        run(pipeline(p -> p.step("join", p.mapEach(p.step("numbers"), n -> {
            var square = p.step("square").input("number", n);
            return p.when(
                            square.<Integer>number(OutputSpec.WHOLE).atLeast(1),
                            () -> p.step("pick").input("number", square).set("bad", 7))
                    .output();
        }))));

        assertThat(joined).isEqualTo("[1, 4]");
        assertThat(stateOf("pick[0]")).isEqualTo(StepState.SKIPPED);
        assertThat(stateOf("pick")).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void aFanOutUnderAFalseConditionIsSkipped() {
        run(pipeline(p -> {
            var numbers = p.step("numbers");
            var squares = p.when(
                    p.param("wanted", false),
                    () -> p.mapEach(numbers, n -> p.step("square").input("number", n)));
            p.step("maybe", squares.output());
        }));

        assertThat(step("square").orElseThrow().reason()).isEqualTo("wanted was false");
        assertThat(stateOf("maybe")).isEqualTo(StepState.SUCCEEDED);
        assertThat(steps).hasSize(3);
    }

    @Test
    void noMoreStepsRunAtOnceThanTheLimitLets() {
        MOST.set(0);
        run(
                pipeline(p -> p.mapEach(p.step("numbers"), n -> p.step("square").input("number", n))
                        .parallel(1)),
                "numbers.n=40",
                "square.times=3");

        assertThat(state).isEqualTo(RunState.SUCCEEDED);
        assertThat(MOST.get()).isEqualTo(1);
    }

    @Test
    void onlyNewItemsAreExecutedAgain() {
        run(squares());
        run(squares(), "numbers.n=4");

        assertThat(step("square[2]").orElseThrow().cachedFrom()).isPresent();
        assertThat(step("square[3]").orElseThrow().cachedFrom()).isEmpty();
        assertThat(joined).isEqualTo("[0, 1, 4, 9]");
    }

    @Test
    void aCancelledRunCancelsItsItems() throws InterruptedException {
        Lists.begun = new CountDownLatch(1);
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store)
                    .parallelism(2)
                    .start(pipeline(p ->
                            p.mapEach(p.step("numbers"), n -> p.step("forever").input("number", n))));
            Lists.begun.await();
            run.cancel();

            assertThat(run.await()).isEqualTo(RunState.CANCELLED);
            check(run);
        }
        assertThat(stateOf("forever")).isEqualTo(StepState.CANCELLED);
        assertThat(stateOf("forever[2]")).isEqualTo(StepState.CANCELLED);
    }

    @Test
    void aStoredRunTellsTheSameItems() {
        List<RunEvent> told = Collections.synchronizedList(new ArrayList<>());
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).listener(told::add).start(squares());
            run.await();

            assertThat(RunEvents.replay(store, run.id()))
                    .filteredOn(e -> e instanceof RunEvent.ItemsKnown)
                    .containsExactlyElementsOf(told.stream()
                            .filter(e -> e instanceof RunEvent.ItemsKnown)
                            .toList())
                    .hasSize(1);
        }
    }
}
