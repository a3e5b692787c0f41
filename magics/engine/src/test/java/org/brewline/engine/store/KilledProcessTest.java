package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes runs is killed at random moments; more often with {@code -Dbrewline.kills=200}. */
class KilledProcessTest {
    private static final long SEED = Long.getLong("brewline.seed", System.nanoTime());

    @TempDir
    Path folder;

    /** How often a process is killed. */
    int kills() {
        return Integer.getInteger("brewline.kills", 6);
    }

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder);
    }

    /** The process: says each step's name on a line of its own when the store said that it is finished. */
    static final class Writer {
        public static void main(String[] arguments) {
            try (Store store = Store.open(
                    StoreAddress.parse(arguments[0], Path.of("/"), Map.of("BREWLINE_OBJECTS", arguments[2])))) {
                System.out.println("ready");
                var random = new Random(Long.parseLong(arguments[1]));
                while (true) {
                    var journal = StoreWrites.begin(store, "a", "b", "c");
                    for (String step : List.of("a", "b", "c")) {
                        var points = new PointBatch();
                        for (int i = 0; i < 1_000; i++) {
                            points.add("loss", i, i, 0);
                        }
                        journal.stepStarted(step, 1, StoreWrites.NOW);
                        journal.points(step, points);
                        byte[] value = new byte[random.nextInt(100_000)];
                        random.nextBytes(value);
                        StoreWrites.finished(store, journal, step, value);
                        System.out.println(journal.run() + " " + step);
                    }
                    if (random.nextBoolean()) {
                        journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
                    }
                }
            }
        }
    }

    @Test
    void noKillLosesAFinishedStepOrLeavesABrokenStore() throws Exception {
        var random = new Random(SEED);
        Set<String> told = new HashSet<>();
        for (int kill = 0; kill < kills(); kill++) {
            told.addAll(writeAndKill(random));
            Invariants.hold(address());
        }
        assertThat(finished()).as("seed %d", SEED).containsAll(told);
        assertThat(leftOvers()).isEmpty();
        System.out.printf("%d kills (seed %d): %d finished steps, none lost%n", kills(), SEED, told.size());
    }

    @Test
    void aRunWhoseProcessDiedIsInterruptedWhileAnotherKernelGoesOn() throws Exception {
        try (Store store = Store.open(address())) {
            Set<String> told = writeAndKill(new Random(1));
            RunId run = store.runs(RunQuery.all()).get(0).id();

            long deadline = System.nanoTime() + 60_000_000_000L;
            while (store.run(run).orElseThrow().state() == RunState.RUNNING && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }

            assertThat(told).isNotEmpty();
            assertThat(store.run(run).orElseThrow().state()).isNotEqualTo(RunState.RUNNING);
        }
    }

    private Set<String> writeAndKill(Random random) throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        address().server().orElse(folder.toString()),
                        Long.toString(random.nextLong()),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> told = new HashSet<>();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            int until = random.nextInt(40);
            long pause = random.nextInt(3_000_000);
            for (int i = 0; i < until; i++) {
                told.add(lines.readLine());
            }
            // A moment that no line announces.
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < pause) {
                Thread.onSpinWait();
            }
            process.toHandle().destroyForcibly(); // unlike the process itself, leaves its output readable
            process.waitFor();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
            }
        }
        told.removeIf(line -> !line.matches("[0-9a-f-]{36} [abc]"));
        return told;
    }

    private Set<String> finished() {
        Set<String> finished = new HashSet<>();
        try (Store store = Store.open(address())) {
            for (RunRecord run : store.runs(RunQuery.all())) {
                store.steps(run.id()).stream()
                        .filter(step -> step.state() == StepState.SUCCEEDED)
                        .forEach(step -> finished.add(run.id() + " " + step.name()));
            }
        }
        return finished;
    }

    private List<Path> leftOvers() throws Exception {
        try (var tree = Files.walk(folder.resolve("tmp"))) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
