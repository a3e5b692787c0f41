package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random pipelines with conditions and failures, against an interpreter of a few lines. */
class RandomPipelinesTest {
    @TempDir
    Path folder;

    /** The components of these tests. */
    static final class Steps {
        static int sum(List<Integer> inputs, int own, boolean fails) {
            if (fails) {
                throw new IllegalStateException("as told");
            }
            return own + inputs.stream().mapToInt(i -> i).sum();
        }
    }

    /** A step: what it adds, whom it reads, when it runs, whether it fails. */
    private record Plan(String name, int own, List<String> reads, Optional<Limit> limit, boolean fails) {}

    /** Runs only if that step's value is above. */
    private record Limit(String step, int above) {}

    private static List<Plan> random(int seed) {
        var random = new Random(seed);
        var plans = new ArrayList<Plan>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            var reads = new ArrayList<String>();
            for (int before = 0; before < i; before++) {
                if (random.nextInt(3) == 0) {
                    reads.add("s" + before);
                }
            }
            Optional<Limit> limit = i > 0 && random.nextInt(4) == 0
                    ? Optional.of(new Limit("s" + random.nextInt(i), random.nextInt(20)))
                    : Optional.empty();
            plans.add(new Plan("s" + i, random.nextInt(10), reads, limit, random.nextInt(8) == 0));
        }
        return plans;
    }

    /** What each step comes to: its value, or its state if it has none. */
    private static Map<String, Object> interpret(List<Plan> plans) {
        var ends = new LinkedHashMap<String, Object>();
        for (Plan plan : plans) {
            boolean all = plan.reads().stream().allMatch(r -> ends.get(r) instanceof Integer);
            boolean wanted = plan.limit()
                    .map(limit -> ends.get(limit.step()) instanceof Integer v && v > limit.above())
                    .orElse(true);
            if (!all || !wanted) {
                ends.put(plan.name(), StepState.SKIPPED);
            } else if (plan.fails()) {
                ends.put(plan.name(), StepState.FAILED);
            } else {
                ends.put(
                        plan.name(),
                        plan.own()
                                + plan.reads().stream()
                                        .mapToInt(r -> (Integer) ends.get(r))
                                        .sum());
            }
        }
        return ends;
    }

    private static Pipes pipes(List<Plan> plans) {
        var pipes = new Pipes(Steps.class);
        for (Plan plan : plans) {
            var sources = plan.reads().stream().map(Pipes::from).toList();
            pipes.step(plan.name(), "sum")
                    .set("own", plan.own())
                    .set("fails", plan.fails())
                    .bind("inputs", new Binding.Collected(sources));
            plan.limit()
                    .ifPresent(limit -> pipes.when(new Condition.Compare(
                            Pipes.from(limit.step()), Condition.Operator.ABOVE, new Binding.Constant(limit.above()))));
        }
        return pipes;
    }

    private static Map<String, Object> execute(Store store, Pipes pipes, RunOptions options) {
        Run run = Runner.in(store).start(pipes.pipeline(), pipes.config(), options);
        run.await();
        var ends = new LinkedHashMap<String, Object>();
        for (StepRecord step : run.steps()) {
            ends.put(
                    step.name(),
                    step.state() == StepState.SUCCEEDED ? run.value(step.name(), Integer.class) : step.state());
        }
        return ends;
    }

    @Test
    void everyPipelineComesToWhatTheInterpreterSays() {
        try (Store store = Store.open(folder, ArtifactHandlers.builtIn())) {
            qt().withExamples(30).withShrinkCycles(5).forAll(integers().all()).checkAssert(seed -> {
                List<Plan> plans = random(seed);
                Pipes pipes = pipes(plans);
                Map<String, Object> expected = interpret(plans);

                assertThat(execute(store, pipes, RunOptions.defaults().noCache().parallelism(1)))
                        .isEqualTo(expected);
                assertThat(execute(store, pipes, RunOptions.defaults().noCache().parallelism(16)))
                        .isEqualTo(expected);
                assertThat(execute(store, pipes, RunOptions.defaults()))
                        .as("cached")
                        .isEqualTo(expected);
            });
        }
    }
}
