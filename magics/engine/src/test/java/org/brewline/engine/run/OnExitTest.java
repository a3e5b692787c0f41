package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Default;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineDefinition;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that run at the end of a run, whatever happened before. */
class OnExitTest {
    @TempDir
    Path folder;

    /** Components for what runs and what tells of it. */
    static final class Ends {
        static CountDownLatch begun = new CountDownLatch(1);

        @Component
        static int work(@Default("false") boolean fails) {
            if (fails) {
                throw new IllegalStateException("as told");
            }
            return 7;
        }

        @Component
        static int forever() throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return 1;
        }

        @Component
        static String tell(RunOutcome outcome, Optional<Integer> result, @Default("false") boolean breaks) {
            if (breaks) {
                throw new IllegalStateException("can't tell");
            }
            return outcome.pipeline() + " " + outcome.state() + " "
                    + result.map(String::valueOf).orElse("nothing") + " " + outcome.failures();
        }

        @Component
        static String shout(String text) {
            return text + "!";
        }
    }

    private static Pipeline pipeline(Consumer<PipelineDefinition> body) {
        return Pipeline.define("ends", Components.of(Ends.class), body);
    }

    private static Pipeline told() {
        return pipeline(p -> {
            var work = p.step("work");
            p.onExit(() -> p.step("shout").set("text", p.step("tell", work)));
        });
    }

    @Test
    void itRunsAfterASuccessAndIsToldOfIt() {
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).start(told());

            assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.value("shout", String.class)).isEqualTo("ends SUCCEEDED 7 []!");
        }
    }

    @Test
    void itRunsAfterAFailureWithoutWhatIsMissing() {
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).start(told(), "work.fails=true");

            assertThat(run.await()).isEqualTo(RunState.FAILED);
            assertThat(run.value("tell", String.class))
                    .isEqualTo("ends FAILED nothing [FailedStep[step=work, exception="
                            + "java.lang.IllegalStateException, message=as told]]");
        }
    }

    @Test
    void itRunsAfterAFailureThatEndsEverythingElse() {
        Ends.begun = new CountDownLatch(1);
        var both = pipeline(p -> {
            p.step("forever");
            p.step("work");
            p.onExit(() -> p.step("tell"));
        });
        try (Store store = Store.open(folder)) {
            var config = ConfigResolver.resolve(
                    "no run",
                    PipelineKeys.of(both),
                    java.util.List.of(org.brewline.engine.config.ConfigLayer.arguments(
                            java.util.List.of("work.fails=true"), "the test")),
                    folder);
            Run run = Runner.in(store)
                    .parallelism(2)
                    .start(both, config, RunOptions.defaults().withFailFast());

            assertThat(run.await()).isEqualTo(RunState.FAILED);
            assertThat(run.step("forever").state()).isEqualTo(StepState.CANCELLED);
            assertThat(run.value("tell", String.class)).startsWith("ends FAILED nothing");
        }
    }

    @Test
    void itRunsAfterACancellation() throws InterruptedException {
        Ends.begun = new CountDownLatch(1);
        var waiting = pipeline(p -> {
            var endless = p.step("forever");
            p.onExit(() -> p.step("tell", endless));
        });
        try (Store store = Store.open(folder)) {
            Run run = Runner.in(store).start(waiting);
            Ends.begun.await();
            run.cancel();

            assertThat(run.await()).isEqualTo(RunState.CANCELLED);
            assertThat(run.value("tell", String.class)).isEqualTo("ends CANCELLED nothing []");
        }
    }

    @Test
    void itsOwnFailureFailsTheRunAndTheFirstFailureStays() {
        try (Store store = Store.open(folder)) {
            Run only = Runner.in(store).start(told(), "tell.breaks=true");
            assertThat(only.await()).isEqualTo(RunState.FAILED);
            assertThat(only.step("work").state()).isEqualTo(StepState.SUCCEEDED);
            assertThat(only.step("shout").state()).isEqualTo(StepState.SKIPPED);

            Run both = Runner.in(store).start(told(), "work.fails=true", "tell.breaks=true");
            assertThat(both.await()).isEqualTo(RunState.FAILED);
            assertThat(both.step("work").failure().orElseThrow().message()).isEqualTo("as told");
            assertThat(both.step("tell").failure().orElseThrow().message()).isEqualTo("can't tell");
        }
    }

    @Test
    void itNeverComesFromTheCache() {
        try (Store store = Store.open(folder)) {
            Runner.in(store).start(told()).await();
            Run second = Runner.in(store).start(told());
            second.await();

            assertThat(second.step("work").cachedFrom()).isPresent();
            assertThat(second.step("tell").cachedFrom()).isEmpty();
        }
    }

    @Test
    void whatMayBeMissingAtTheEndIsTakenAsOptional() {
        assertThatThrownBy(() -> pipeline(p -> {
                    var work = p.step("work");
                    p.onExit(() -> p.step("shout").set("text", work));
                }))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems()).anySatisfy(problem -> {
                            assertThat(problem.what())
                                    .isEqualTo(
                                            "text of shout takes the output of work, which may be missing at the end");
                            assertThat(problem.instead()).isEqualTo("declare it as Optional<String> text");
                        }));
    }

    @Test
    void theOutcomeIsKnownOnlyAtTheEnd() {
        assertThatThrownBy(() -> pipeline(p -> p.step("tell")))
                .hasMessageContaining("tell takes the run's outcome, which is known only at its end")
                .hasMessageContaining("call it in onExit(() -> tell(…))");
    }

    @Test
    void nothingElseTakesWhatIsMadeAtTheEnd() {
        assertThatThrownBy(() -> pipeline(p -> {
                    p.step("work");
                    var told = new java.util.ArrayList<org.brewline.engine.pipeline.GenericStep>();
                    p.onExit(() -> told.add(p.step("tell")));
                    p.step("shout").set("text", told.get(0));
                }))
                .hasMessageContaining("shout takes the output of tell, which runs at the end");
    }
}
