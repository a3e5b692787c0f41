package org.brewline.engine.step.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a step does to its JVM, the run says what happened, and nothing of it runs on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and sessions are Unix's")
class UnrulyStepsTest {
    private static final Pattern PID = Pattern.compile("pid (\\d+)");

    @TempDir
    Path folder;

    private ApartRuns runs;

    @BeforeEach
    void open() {
        runs = new ApartRuns(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        runs.close();
    }

    private static void assertGone(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static long pid(String text) {
        Matcher pid = PID.matcher(text);
        assertThat(pid.find()).as(text).isTrue();
        return Long.parseLong(pid.group(1));
    }

    @Test
    void exitIsNamedWithItsCodeAndItsLine() {
        Failure failure = runs.failure("exits");

        assertThat(failure.message())
                .containsPattern("the step ended its process \\(pid \\d+\\) with System.exit\\(3\\)")
                .endsWith("The last that it printed:\n    about to leave");
        assertThat(failure.frames().get(0).method()).isEqualTo("exits");
        assertThat(failure.frames().get(0).place()).matches("Unruly.java:\\d+");
    }

    @Test
    void aKillIsNamedWithItsSignalAndTheLastLines() {
        assertThat(runs.failure("isKilled").message())
                .containsPattern("its process \\(pid \\d+\\) was killed by SIGKILL, exit code 137")
                .contains("when memory runs out")
                .contains("line before the last");
    }

    @Test
    void aFullHeapFailsTheStepOnly() {
        Failure failure = runs.failure("fillsItsHeap");

        assertThat(failure.exception()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(failure.message()).contains("heap has 32m, from --memory", "--heap-dump keeps");
        assertThat(failure.frames().get(0).method()).isEqualTo("fillsItsHeap");
    }

    @Test
    void theHeapIsKeptOnRequest() {
        Run run = runs.apart(ApartRuns.of("leavesItsHeap"));

        Path dump = runs.store.folder(run.id()).path().resolve("leavesItsHeap.hprof");
        assertThat(dump).isNotEmptyFile();
        assertThat(run.step("leavesItsHeap").failure().orElseThrow().message()).contains(dump.toString());
    }

    @Test
    void memoryOfChildrenCountsToo() {
        assertThat(runs.failure("fillsMemoryBesideItsHeap").message())
                .containsPattern("the step took \\d+m of memory; it may have 288m, which is --memory 32m and");
    }

    @Test
    void aStepCanNotFillTheDisk() throws IOException {
        Failure failure = runs.failure("writesMuch");

        assertThat(failure.exception()).isEqualTo("java.io.IOException");
        assertThat(failure.message()).contains("File too large", "--disk 1m is the most");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(f -> f.endsWith("much.bin"))).isEmpty();
        }
    }

    @Test
    void aChildDoesNotOutliveItsStep() throws Exception {
        Run run = runs.apart(ApartRuns.of("leavesAChild"));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(ProcessHandle.of(run.value("leavesAChild", Long.class)).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void theTimeLimitEndsWhatIgnoresInterrupts() throws Exception {
        Run run = runs.apart(ApartRuns.of("spinsForEver"));

        assertThat(run.step("spinsForEver").failure().orElseThrow().message()).contains("took longer than 3s");
        assertGone(pid(runs.printed("spinsForEver")));
    }

    @Test
    void cancellingEndsWhatIgnoresInterrupts() throws Exception {
        var pid = new CompletableFuture<Long>();
        Run run = Runner.in(runs.store)
                .listener(event -> {
                    if (event instanceof RunEvent.StepLogged logged) {
                        pid.complete(pid(logged.text()));
                    }
                })
                .start(
                        ApartRuns.of("spins"),
                        new org.brewline.engine.config.ResolvedConfig(java.util.Map.of(), java.util.Map.of()),
                        RunOptions.defaults().isolated());
        pid.get(60, TimeUnit.SECONDS);

        run.cancel();

        assertThat(run.await()).isEqualTo(RunState.CANCELLED);
        assertGone(pid.join());
    }

    @Test
    void anExceptionHasTheUsersLineAndItsCauses() {
        Failure failure = runs.failure("throwsUp");

        assertThat(failure.exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo("could not");
        assertThat(failure.frames().get(0).place()).matches("Unruly.java:\\d+");
        assertThat(failure.causes())
                .containsExactly(
                        "java.io.UncheckedIOException: java.io.IOException: no such penguin",
                        "java.io.IOException: no such penguin");
        assertThat(failure.fullTrace())
                .contains("Caused by: java.io.IOException")
                .doesNotContain("ServedStep");
    }

    @Test
    void aCrashOfTheJvmIsNamedAndItsReportKept() {
        Run run = runs.apart(ApartRuns.of("crashes"));

        Path report = runs.store.folder(run.id()).path().resolve("crashes.crash.log");
        assertThat(run.step("crashes").failure().orElseThrow().message())
                .containsPattern("its JVM \\(pid \\d+\\) crashed with SIGSEGV \\(0xb\\) at pc=")
                .contains(report.toString());
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void whatCanNotBeKeptIsSaidAsInThisJvm() {
        String here = runs.run(ApartRuns.of("unkeepable"), RunOptions.defaults())
                .step("unkeepable")
                .failure()
                .orElseThrow()
                .message();

        assertThat(runs.failure("unkeepable").message()).isEqualTo(here).contains("no handler stores");
    }

    /** Runs a step for ever, in a JVM that the test ends. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) {
            try (Store store = Store.open(Path.of(args[0]))) {
                Runner.in(store)
                        .listener(event -> {
                            if (event instanceof RunEvent.StepLogged logged) {
                                System.out.print(logged.text());
                                System.out.flush();
                            }
                        })
                        .start(
                                ApartRuns.of("spins"),
                                new org.brewline.engine.config.ResolvedConfig(java.util.Map.of(), java.util.Map.of()),
                                RunOptions.defaults().isolated())
                        .await();
            }
        }
    }

    @Test
    void aStepDoesNotOutliveTheProcessThatStartedIt() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.resolve("other").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long pid = pid(String.valueOf(out.readLine()));

            parent.destroyForcibly();

            assertGone(pid);
        } finally {
            parent.destroyForcibly();
        }
    }
}
