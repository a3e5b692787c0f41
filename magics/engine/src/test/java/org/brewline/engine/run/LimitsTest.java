package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Resources;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries per exception, time limits of a run, and shares of the machine. */
class LimitsTest {
    @TempDir
    Path folder;

    private Store store;
    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        store = Store.open(folder);
        Steps.CALLS.set(0);
        Steps.AT_ONCE.set(0);
        Steps.most = 0;
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The components of these tests. */
    static final class Steps {
        static final AtomicInteger CALLS = new AtomicInteger();
        static final AtomicInteger AT_ONCE = new AtomicInteger();
        static volatile int most;

        @Component(
                retries = 5,
                backoff = "1ms",
                maxBackoff = "2ms",
                retryOn = {"IOException"})
        static int picky() throws Exception {
            if (CALLS.incrementAndGet() < 3) {
                throw new FileNotFoundException("away");
            }
            throw new IllegalStateException("wrong");
        }

        @Component(retries = 5, backoff = "1h")
        static int patient() throws Exception {
            throw new FileNotFoundException("away");
        }

        @Component
        static int waits() throws InterruptedException {
            new CountDownLatch(1).await();
            return 1;
        }

        @Component
        static int after() {
            return 2;
        }

        @Component(cpu = 2, memory = "1m", cache = false)
        static int heavy() {
            int now = AT_ONCE.incrementAndGet();
            synchronized (Steps.class) {
                most = Math.max(most, now);
            }
            Thread.yield();
            AT_ONCE.decrementAndGet();
            return now;
        }

        @Component(cpu = 64, memory = "1t", gpu = 2, accelerator = "any")
        static int giant() {
            return 1;
        }
    }

    private Run start(Pipeline pipeline, RunOptions options) {
        var config = ConfigResolver.resolve("not run", PipelineKeys.of(pipeline), List.of(), folder);
        return runner().start(pipeline, config, options);
    }

    private Runner runner() {
        return Runner.in(store).listener(events::add).parallelism(8).machine(new Resources(4, 1 << 30, 0, ""));
    }

    private static Pipeline one(String component) {
        return Pipeline.define("p", Components.of(Steps.class), p -> p.step(component));
    }

    @Test
    void aStepIsTriedAgainOnlyAfterTheExceptionsItNames() {
        Run run = start(one("picky"), RunOptions.defaults());

        assertThat(run.await()).isEqualTo(RunState.FAILED);
        assertThat(run.step("picky").attempts()).isEqualTo(3);
        assertThat(run.step("picky").failure().orElseThrow().message()).isEqualTo("wrong");
        assertThat(events).filteredOn(e -> e instanceof RunEvent.StepRetried).hasSize(2);
    }

    @Test
    void aRunThatTakesTooLongFailsWithWhatRunsAndCancelsTheRest() {
        var pipeline = Pipeline.define("p", Components.of(Steps.class), p -> {
            var waits = p.step("waits");
            p.step("patient");
            p.step("after").after(waits);
        });
        Run run = start(pipeline, RunOptions.defaults().timeout(Duration.ofMillis(200)));

        assertThat(run.await()).isEqualTo(RunState.FAILED);
        assertThat(run.step("waits").failure().orElseThrow().message()).isEqualTo("the run took longer than 0.2s");
        assertThat(run.step("patient").failure().orElseThrow().message()).isEqualTo("the run took longer than 0.2s");
        assertThat(run.step("patient").attempts()).isEqualTo(1);
        assertThat(run.step("after").state()).isIn(StepState.CANCELLED, StepState.SKIPPED);
    }

    @Test
    void aPauseBetweenTriesEndsWhenTheRunIsCancelled() throws Exception {
        var retried = new CountDownLatch(1);
        Run run = runner().listener(e -> {
                    if (e instanceof RunEvent.StepRetried) {
                        retried.countDown();
                    }
                })
                .start(one("patient"));
        retried.await();
        run.cancel();

        assertThat(run.await()).isEqualTo(RunState.CANCELLED);
        assertThat(run.step("patient").state()).isEqualTo(StepState.CANCELLED);
    }

    @Test
    void stepsStartOnlyWhenTheirShareIsFree() {
        var pipeline = Pipeline.define("p", Components.of(Steps.class), p -> {
            for (int i = 0; i < 40; i++) {
                p.step("heavy").named("heavy-" + i);
            }
        });
        Run run = start(pipeline, RunOptions.defaults());

        assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
        assertThat(Steps.most).isBetween(1, 2);
    }

    @Test
    void aStepThatAsksForMoreThanTheMachineHasIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> start(one("giant"), RunOptions.defaults()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("\"p\" was not run")
                .hasMessageContaining("giant asks for 64 processors, and this machine has 4")
                .hasMessageContaining("write cpu = 4 or less (in %%component: --cpu 4)")
                .hasMessageContaining("giant asks for 1t of memory, and this machine has 1g");
        assertThat(store.runs(RunQuery.all())).isEmpty();
    }
}
