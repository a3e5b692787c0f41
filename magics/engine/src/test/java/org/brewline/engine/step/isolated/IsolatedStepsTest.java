package org.brewline.engine.step.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brewline.engine.component.Isolation;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.RunOptions;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StaticMetric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps in JVMs of their own do what they do in this one. */
class IsolatedStepsTest {
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

    /** Records in parts, files, large values, lists of items, a condition both ways, an optional, a step at the end. */
    private static Pipeline everything() {
        return ApartRuns.pipeline(p -> {
            var numbers = p.step("numbers");
            var parts = p.step("parts", numbers);
            p.step("report", parts).set("weight", parts.output("share"));
            p.step("large");
            var described =
                    p.mapEach(p.step("items"), item -> p.step("describe", item).set("k", item.numberField("k")));
            p.step("join").input("texts", described);
            p.when(parts.<Double>number("share").atLeast(0.5), () -> p.step("limited"));
            p.when(parts.<Double>number("share").atLeast(0.1), () -> p.step("measure"));
            p.onExit(() -> p.step("tell"));
        });
    }

    private static final String GRID =
            "parts.grid={kernel: LINEAR, factors: [0.5, 1e-3], waits: {a: 90s}, folder: some/where}";

    @Test
    void artifactsAreTheSameToTheByte() {
        RunOptions anew = RunOptions.defaults().noCache();

        Run here = runs.run(everything(), anew, GRID);
        Run apart = runs.run(everything(), anew.isolated(), GRID);

        assertThat(apart.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(runs.artifacts(apart)).isEqualTo(runs.artifacts(here)).hasSize(16);
        assertThat(apart.steps().stream().map(s -> s.name() + s.state()))
                .isEqualTo(here.steps().stream().map(s -> s.name() + s.state()).toList());
    }

    @Test
    void oneCacheServesBoth() {
        Run here = runs.run(ApartRuns.of("numbers"), RunOptions.defaults());

        Run apart = runs.apart(ApartRuns.of("numbers"));

        assertThat(apart.step("numbers").cachedFrom()).contains(here.id());
    }

    @Test
    void whatAStepTellsArrivesAsFromThisJvm() {
        Run here = runs.run(ApartRuns.of("measure"), RunOptions.defaults().noCache());
        Run apart = runs.run(
                ApartRuns.of("measure"), RunOptions.defaults().noCache().isolated());

        for (Run run : List.of(here, apart)) {
            assertThat(runs.store.points(run.id(), "measure", "loss").stream().map(p -> p.step() + " " + p.value()))
                    .containsExactly("1 1.0", "2 0.5", "3 " + 1.0 / 3, "4 NaN");
            assertThat(runs.store.staticMetrics(run.id(), "measure"))
                    .contains(new StaticMetric.Scalar("accuracy", 0.75))
                    .hasSize(2);
            assertThat(runs.store.log(run.id(), "measure")).contains("grüße aus dem Prozess\n", "INFO of 3 epochs\n");
        }
    }

    @Test
    void everyStepHasAJvmOfItsOwn() {
        Pipeline three = ApartRuns.pipeline(p -> {
            p.step("process").named("a");
            p.step("process").named("b").set("number", 1);
            p.step("always");
        });

        Run run = runs.run(three, RunOptions.defaults().noCache().isolated());

        assertThat(List.of(
                        pid(run, "a"),
                        pid(run, "b"),
                        pid(run, "always"),
                        ProcessHandle.current().pid()))
                .doesNotHaveDuplicates();
    }

    private static long pid(Run run, String step) {
        return ((List<?>) run.value(step, List.class)).get(0) instanceof Number pid ? pid.longValue() : 0;
    }

    @Test
    void aComponentCanAskForItByItself() {
        Run run = runs.run(ApartRuns.of("always"), RunOptions.defaults());

        assertThat(pid(run, "always")).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void memoryAndProcessorsAreWhatTheComponentAsksFor() {
        Run run = runs.apart(ApartRuns.of("limited"));

        assertThat(run.value("limited", List.class).toString()).matches("\\[1, 6[0-4]]");
    }

    @Test
    void theLimitOfProcessorsHoldsForChildrenToo() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "a limit for children needs Linux's taskset");

        Run run = runs.apart(ApartRuns.of("processorsOfAChild"));

        assertThat(run.value("processorsOfAChild", String.class)).isEqualTo("1");
    }

    @Test
    void stepsThatRunAtOnceHaveProcessorsOfTheirOwnWhileThereAreAny() {
        List<Integer> allowed = Processors.parsed("0-2,5");

        assertThat(allowed).containsExactly(0, 1, 2, 5);
        assertThat(Processors.list(allowed, 2, 0)).isEqualTo("0,1");
        assertThat(Processors.list(allowed, 2, 2)).isEqualTo("2,5");
        assertThat(Processors.list(allowed, 3, 3)).isEqualTo("5,0,1");
        assertThat(Processors.command(0)).isEmpty();
        assertThat(Processors.command(1_000)).isEmpty();
    }

    @Test
    void aSecretArrivesAndIsNeitherInTheEnvironmentNorOnADisk() throws IOException {
        Files.writeString(folder.resolve("token"), "hunter2-of-brewline");

        Run run = runs.apart(ApartRuns.of("login"), "login.token=${file:" + folder.resolve("token") + "}");

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.value("login", Integer.class)).isGreaterThan("hunter2-of-brewline".length());
        try (var files = Files.walk(folder.resolve("store"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hunter2-of-brewline");
            }
        }
    }

    @Test
    void retriesGoByTheExceptionsClass() {
        Run run = runs.apart(ApartRuns.of("flaky"), "flaky.attempts=" + folder.resolve("attempts"));

        assertThat(run.value("flaky", String.class)).isEqualTo("third");
        assertThat(run.step("flaky").attempts()).isEqualTo(3);
    }

    @Test
    void goingOnTakesWhatIsFinishedAndExecutesTheRestApart() {
        Pipeline pipeline =
                ApartRuns.pipeline(p -> p.step("divided", p.step("numbers")).named("divided"));
        Run failed = runs.apart(pipeline, "divided.by=0");
        assertThat(failed.state()).isEqualTo(RunState.FAILED);

        Run resumed =
                runs.run(pipeline, RunOptions.defaults().resuming(failed.id()).isolated(), "divided.by=3");

        assertThat(resumed.step("numbers").cachedFrom()).contains(failed.id());
        assertThat(((List<?>) resumed.value("divided", List.class)).get(1)).isEqualTo(2);
        assertThat(pid(resumed, "divided")).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void thePipelineWithinAnotherRunsApartToo() {
        Run run = runs.apart(ApartRuns.nested());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.steps().stream().map(step -> step.name()))
                .containsExactly("first/numbers", "first/divided", "divided");
        assertThat(List.of(
                        pid(run, "first/divided"),
                        pid(run, "divided"),
                        ProcessHandle.current().pid()))
                .doesNotHaveDuplicates();
    }

    @Test
    void limitsOfARunAndOfAComponentAreTheSmaller() {
        assertThat(Isolation.APART.withDisk(10).and(Isolation.NONE.withDisk(20).withHeapDump()))
                .isEqualTo(new Isolation(true, 10, true));
        assertThat(Isolation.NONE.and(Isolation.APART.withDisk(20))).isEqualTo(new Isolation(true, 20, false));
    }
}
