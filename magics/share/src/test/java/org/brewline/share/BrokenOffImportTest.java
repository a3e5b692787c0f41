package org.brewline.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that fails or is killed leaves the store as it was, or with all of the run; and it can be done again. */
class BrokenOffImportTest {
    private static final int KILLS = Integer.getInteger("brewline.import.kills", 3);

    @TempDir
    Path folder;

    private Path file;
    private Run run;

    @BeforeEach
    void bundle() {
        file = folder.resolve("sums.zip");
        try (Store mine = Store.open(folder.resolve("mine"))) {
            run = Sums.run(mine);
            Bundles.write(mine, List.of(run.id()), file, BundleOptions.DEFAULT, Advance.SILENT);
        }
    }

    private void isThereWhole(Store store) {
        assertThat(store.points(run.id(), "sum", "so far")).hasSize(3_000);
        assertThat(store.log(run.id(), "numbers")).isNotEmpty();
        assertThat(store.steps(run.id()))
                .hasSize(5)
                .allSatisfy(step -> assertThat(step.artifacts()).allMatch(store::holds));
    }

    /** Hears of how far it is, and fails the n-th time. */
    private static Advance failingAt(int n) {
        var heard = new int[1];
        return (done, total) -> {
            if (heard[0]++ == n) {
                throw new IllegalStateException("broken off");
            }
        };
    }

    @Test
    void whereverItFailsNothingOfTheRunIsThere() {
        try (Store store = Store.open(folder.resolve("theirs"))) {
            int failures = 0;
            while (isBrokenOff(store, failures)) {
                assertThat(store.verify(Advance.SILENT).isWhole()).isTrue();
                failures++;
            }
            assertThat(failures).isGreaterThan(5);
            isThereWhole(store);
        }
    }

    private boolean isBrokenOff(Store store, int at) {
        try {
            Bundles.read(store, file, false, failingAt(at));
            return false;
        } catch (IllegalStateException broken) {
            boolean all = store.runs(RunQuery.all()).size() == 1;
            if (all) { // the last word comes when it is recorded
                isThereWhole(store);
            }
            return true;
        }
    }

    /** A process that imports. */
    static final class Importer {
        public static void main(String[] arguments) {
            try (Store store = Store.open(Path.of(arguments[0]))) {
                System.out.println("ready");
                Bundles.read(store, Path.of(arguments[1]), false, Advance.SILENT);
                System.out.println("done");
            }
        }
    }

    @Test
    void aKilledImportIsDoneAgain() throws Exception {
        var random = new Random(20261126);
        for (int kill = 0; kill < KILLS; kill++) {
            Path theirs = folder.resolve("theirs" + kill);
            kill(theirs, random.nextInt(150_000_000));
            try (Store store = Store.open(theirs)) {
                assertThat(store.verify(Advance.SILENT).isWhole()).isTrue();
                if (!store.runs(RunQuery.all()).isEmpty()) {
                    isThereWhole(store);
                }
                Bundles.read(store, file, false, Advance.SILENT);
                isThereWhole(store);
            }
        }
    }

    private void kill(Path store, long afterNanos) throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        store.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < afterNanos) {
                Thread.onSpinWait();
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }
}
