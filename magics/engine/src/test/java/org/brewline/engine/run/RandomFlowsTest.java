package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.pipeline.GenericStep;
import org.brewline.engine.pipeline.Output;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineDefinition;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random pipelines with mapped lists, conditions, failures, retries and a step at the end, against an interpreter. */
class RandomFlowsTest {
    private static final int FAILS = 13;

    @TempDir
    Path folder;

    /** The components of these tests; a value that {@link #FAILS} divides fails. */
    static final class Flow {
        static final Set<String> TRIED = ConcurrentHashMap.newKeySet();

        @Component
        static List<Integer> list(@Default("3") int n, @Default("0") int from) {
            return IntStream.range(from, from + n).boxed().toList();
        }

        @Component
        static int add(int number, @Default("1") int own) {
            return checked(number + own);
        }

        @Component(retries = 1)
        static int flaky(int number, @Default("x") String key) {
            if (TRIED.add(key + number)) {
                throw new IllegalStateException("the first time");
            }
            return checked(number * 2);
        }

        @Component
        static int sum(List<Object> numbers) {
            return checked(numbers.stream().mapToInt(n -> (Integer) n).sum());
        }

        @Component
        static String last(RunOutcome outcome, Optional<Integer> one) {
            return outcome.state() + " " + outcome.failures().size() + " "
                    + one.map(String::valueOf).orElse("-");
        }

        private static int checked(int value) {
            if (value % FAILS == 0) {
                throw new IllegalArgumentException("as told");
            }
            return value;
        }
    }

    /** A list that is mapped: how long, from where, what is added, whether a second step follows, for which values. */
    private record Plan(int width, int from, int own, boolean chained, int above) {}

    private static List<Plan> random(int seed) {
        var random = new Random(seed);
        var plans = new ArrayList<Plan>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            plans.add(new Plan(
                    random.nextInt(7),
                    random.nextInt(20),
                    random.nextInt(5),
                    random.nextBoolean(),
                    random.nextInt(3) == 0 ? random.nextInt(25) : -1));
        }
        return plans;
    }

    private static Pipeline pipeline(List<Plan> plans, String key) {
        return Pipeline.define("flows", Components.of(Flow.class), p -> {
            var sums = new ArrayList<GenericStep>();
            for (int i = 0; i < plans.size(); i++) {
                sums.add(group(p, plans.get(i), i, key));
            }
            var all = p.step("sum").input("numbers", sums).named("all");
            p.onExit(() -> p.step("last", all));
        });
    }

    private static GenericStep group(PipelineDefinition p, Plan plan, int i, String key) {
        var list =
                p.step("list").set("n", plan.width()).set("from", plan.from()).named("list" + i);
        var mapped = p.mapEach(list, item -> {
            var added = p.step("add").set("number", item).set("own", plan.own()).named("add" + i);
            return plan.above() >= 0 ? limited(p, plan, i, key, added) : chained(p, plan, i, key, added);
        });
        return p.step("sum").input("numbers", mapped).named("sum" + i);
    }

    private static Output<Object> limited(PipelineDefinition p, Plan plan, int i, String key, GenericStep added) {
        return p.when(
                        added.<Integer>number(OutputSpec.WHOLE).above(plan.above()),
                        () -> p.step("flaky")
                                .set("number", added)
                                .set("key", key + i)
                                .named("flaky" + i))
                .output();
    }

    private static GenericStep chained(PipelineDefinition p, Plan plan, int i, String key, GenericStep added) {
        return plan.chained()
                ? p.step("flaky").set("number", added).set("key", key + i).named("flaky" + i)
                : added;
    }

    /** What each step comes to: its value as text, or its state if it has none. */
    private static Map<String, String> interpret(List<Plan> plans) {
        var ends = new TreeMap<String, String>();
        int failures = 0;
        int all = 0;
        boolean whole = true;
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            boolean second = plan.chained() || plan.above() >= 0;
            int sum = 0;
            boolean added = true;
            boolean doubled = true;
            for (int item = 0; item < plan.width(); item++) {
                int value = plan.from() + item + plan.own();
                boolean adds = value % FAILS != 0;
                added &= adds;
                failures += adds ? 0 : 1;
                ends.put("add" + i + "[" + item + "]", adds ? String.valueOf(value) : "FAILED");
                boolean runs = adds && value > plan.above();
                boolean doubles = value * 2 % FAILS != 0;
                if (second) {
                    ends.put(
                            "flaky" + i + "[" + item + "]",
                            !runs ? "SKIPPED" : doubles ? String.valueOf(value * 2) : "FAILED");
                    failures += runs && !doubles ? 1 : 0;
                    doubled &= !runs || doubles;
                    sum += runs && doubles ? value * 2 : 0;
                } else {
                    sum += adds ? value : 0;
                }
            }
            ends.put("add" + i, added ? "SUCCEEDED" : "FAILED");
            if (second) {
                ends.put("flaky" + i, !doubled ? "FAILED" : added ? "SUCCEEDED" : "SKIPPED");
            }
            boolean collected = added && (!second || doubled);
            boolean sums = collected && sum % FAILS != 0;
            failures += collected && !sums ? 1 : 0;
            ends.put("sum" + i, !collected ? "SKIPPED" : sums ? String.valueOf(sum) : "FAILED");
            whole &= sums;
            all += sum;
        }
        boolean done = whole && all % FAILS != 0;
        failures += whole && !done ? 1 : 0;
        ends.put("all", !whole ? "SKIPPED" : done ? String.valueOf(all) : "FAILED");
        ends.put("last", (failures > 0 ? "FAILED " : "SUCCEEDED ") + failures + " " + (done ? all : "-"));
        return ends;
    }

    private static Map<String, String> execute(Store store, Pipeline pipeline, RunOptions options) {
        var config = ConfigResolver.resolve(
                "no run", PipelineKeys.of(pipeline), List.of(ConfigLayer.arguments(List.of(), "")), Path.of("here"));
        Run run = Runner.in(store).start(pipeline, config, options);
        run.await();
        var ends = new TreeMap<String, String>();
        for (StepRecord step : run.steps()) {
            boolean value =
                    step.state() == StepState.SUCCEEDED && !step.artifacts().isEmpty();
            if (!step.name().startsWith("list")) {
                ends.put(
                        step.name(),
                        value
                                ? String.valueOf(run.value(step.name(), Object.class))
                                : step.state().name());
            }
        }
        return ends;
    }

    @Test
    void everyFlowComesToWhatTheInterpreterSaysWithOneWorkerAndWithSixteen() {
        try (Store store = Store.open(folder)) {
            qt().withExamples(25).withShrinkCycles(3).forAll(integers().all()).checkAssert(seed -> {
                List<Plan> plans = random(seed);
                Map<String, String> expected = interpret(plans);
                RunOptions anew = RunOptions.defaults().noCache();

                assertThat(execute(store, pipeline(plans, seed + " one "), anew.parallelism(1)))
                        .isEqualTo(expected);
                assertThat(execute(store, pipeline(plans, seed + " many "), anew.parallelism(16)))
                        .isEqualTo(expected);
                assertThat(execute(store, pipeline(plans, seed + " many "), RunOptions.defaults()))
                        .as("cached")
                        .isEqualTo(expected);
            });
        }
    }
}
