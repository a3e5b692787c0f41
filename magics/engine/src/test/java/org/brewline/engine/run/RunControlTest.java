package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retries, time limits, cancellation, parallelism, and values that can't be kept. */
class RunControlTest {
    @TempDir
    Path folder;

    private Store store;
    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        store = Store.open(folder, ArtifactHandlers.builtIn());
        Steps.reset();
    }

    @AfterEach
    void close() {
        Steps.spin = false;
        store.close();
    }

    /** The components of these tests. */
    static final class Steps {
        static final AtomicInteger CALLS = new AtomicInteger();
        static CountDownLatch begun = new CountDownLatch(1);
        static CyclicBarrier together = new CyclicBarrier(2);
        static volatile boolean spin = true;

        static void reset() {
            CALLS.set(0);
            begun = new CountDownLatch(1);
            together = new CyclicBarrier(2);
            spin = true;
        }

        static int flaky() {
            if (CALLS.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return CALLS.get();
        }

        static void waits() throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
        }

        static void spins() {
            begun.countDown();
            while (spin) {
                Thread.onSpinWait();
            }
        }

        static int meets() throws Exception {
            together.await(30, TimeUnit.SECONDS);
            return 1;
        }

        static String nothing() {
            return null;
        }

        static Thread unkeepable() {
            return Thread.currentThread();
        }

        static void fails() {
            throw new IllegalStateException("broken");
        }

        static void overflows() {
            throw new StackOverflowError();
        }

        static void prints() throws InterruptedException {
            System.out.println("from the step");
            var child = new Thread(() -> System.err.println("from its child"));
            child.start();
            child.join();
            System.out.print("unfinished");
        }

        static void leaves(Outputs outputs) {
            outputs.path("../elsewhere");
        }
    }

    private Run start(Pipes pipes, RunOptions options) {
        return Runner.in(store).listener(events::add).start(pipes.pipeline(), pipes.config(), options);
    }

    private Run run(Pipes pipes) {
        Run run = start(pipes, RunOptions.defaults());
        run.await();
        return run;
    }

    @Test
    void aFailedStepIsTriedAgainAsOftenAsItsComponentSays() {
        Run run = run(new Pipes(Steps.class).step("flaky").retries(2));

        assertThat(run.value("flaky", Integer.class)).isEqualTo(3);
        assertThat(run.step("flaky").attempts()).isEqualTo(3);
        assertThat(events).filteredOn(e -> e instanceof RunEvent.StepRetried).hasSize(2);
        assertThat(Told.of(RunEvents.replay(store, run.id()))
                        .steps()
                        .get("flaky")
                        .toString())
                .contains("not yet")
                .contains("attempt=3");
    }

    @Test
    void tooFewRetriesLeaveItFailed() {
        Run run = run(new Pipes(Steps.class).step("flaky").retries(1));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.step("flaky").attempts()).isEqualTo(2);
    }

    @Test
    void aStepThatTakesTooLongFails() {
        Run run = run(new Pipes(Steps.class).step("waits").timeout(Duration.ofMillis(50)));

        assertThat(run.step("waits").failure().orElseThrow().message()).isEqualTo("the step took longer than 0.05s");
    }

    @Test
    void cancellingEndsWaitingCodeAndWhatHasNotBegun() throws Exception {
        Run run = start(new Pipes(Steps.class).step("waits").step("flaky").after("waits"), RunOptions.defaults());
        Steps.begun.await();
        run.cancel();

        assertThat(run.await()).isEqualTo(RunState.CANCELLED);
        assertThat(run.steps()).allMatch(step -> step.state() == StepState.CANCELLED);
        assertThat(Steps.CALLS).hasValue(0);
    }

    @Test
    void cancellingStopsBusyCodeThroughTheThreadsHook() throws Exception {
        var stopped = new CountDownLatch(1);
        var threads = new StepThreads() {
            @Override
            public Thread create(Runnable work, String name) {
                return StepThreads.plain().create(work, name);
            }

            @Override
            public void stop(Thread thread) {
                Steps.spin = false;
                stopped.countDown();
            }
        };
        var pipes = new Pipes(Steps.class).step("spins");
        Run run = Runner.in(store).threads(threads).start(pipes.pipeline(), pipes.config());
        Steps.begun.await();
        run.cancel();

        assertThat(run.await()).isEqualTo(RunState.CANCELLED);
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptOfWhoWaitsCancelsTheRun() throws Exception {
        Run run = start(new Pipes(Steps.class).step("waits"), RunOptions.defaults());
        Steps.begun.await();
        Thread.currentThread().interrupt();

        assertThat(run.await()).isEqualTo(RunState.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void failFastCancelsTheRest() throws Exception {
        Run run = start(
                new Pipes(Steps.class).step("waits").step("fails"),
                RunOptions.defaults().parallelism(2).withFailFast());

        assertThat(run.await()).isEqualTo(RunState.FAILED);
        assertThat(run.step("waits").state()).isEqualTo(StepState.CANCELLED);
        assertThat(run.step("fails").state()).isEqualTo(StepState.FAILED);
    }

    @Test
    void independentStepsRunAtTheSameTime() {
        Run run = start(
                new Pipes(Steps.class)
                        .step("a", "meets")
                        .uncached()
                        .step("b", "meets")
                        .uncached(),
                RunOptions.defaults().parallelism(2));

        assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void nullIsNoOutput() {
        Run run = run(new Pipes(Steps.class).step("nothing"));

        assertThat(run.step("nothing").failure().orElseThrow().message())
                .isEqualTo("the component \"nothing\" returned null; return a value, or declare it void");
    }

    @Test
    void aValueThatNoHandlerTakesNamesOutputTypeAndCure() {
        Run run = run(new Pipes(Steps.class).step("unkeepable"));

        assertThat(run.step("unkeepable").failure().orElseThrow().message())
                .startsWith(
                        "output \"output\" of type java.lang.Thread can't be stored: no handler stores values of type")
                .contains("handlers.register(");
    }

    @Test
    void anErrorIsTheStepsFailureToo() {
        Run run = run(new Pipes(Steps.class).step("overflows"));

        assertThat(run.step("overflows").failure().orElseThrow().exception()).isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void whatAStepAndItsThreadsPrintGoesToItsLogOnly() {
        var before = System.out;
        Run run = run(new Pipes(Steps.class).step("prints"));

        assertThat(store.log(run.id(), "prints")).isEqualTo("from the step\nfrom its child\nunfinished\n");
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void aPathThatLeavesTheStepsFolderIsRefused() {
        Run run = run(new Pipes(Steps.class).step("leaves"));

        assertThat(run.step("leaves").failure().orElseThrow().message())
                .isEqualTo("\"../elsewhere\" leaves the step's folder; write a relative path such as report.html");
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() {
        var pipes = new Pipes(Steps.class).step("prints");
        Run run = Runner.in(store)
                .listener(event -> {
                    throw new IllegalStateException("listener");
                })
                .listener(events::add)
                .start(pipes.pipeline(), pipes.config());

        assertThat(run.await()).isEqualTo(RunState.SUCCEEDED);
        assertThat(events).last().isInstanceOf(RunEvent.RunFinished.class);
    }

    @Test
    void secretsAreNeverWritten() throws Exception {
        var pipes = new Pipes(Secretive.class).step("login").secret("token", "hunter2", "TOKEN");
        Run run = run(pipes);

        assertThat(run.record().config().get("login")).containsEntry("token", "TOKEN");
        try (var tree = java.nio.file.Files.walk(folder)) {
            for (Path file : tree.filter(java.nio.file.Files::isRegularFile).toList()) {
                assertThat(new String(
                                java.nio.file.Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("hunter2");
            }
        }
    }

    /** A component with a secret. */
    static final class Secretive {
        static int login(String token) {
            return token.length();
        }
    }
}
