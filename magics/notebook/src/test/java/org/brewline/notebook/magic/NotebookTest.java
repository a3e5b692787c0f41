package org.brewline.notebook.magic;

import java.io.IOException;
import java.nio.file.Path;
import org.brewline.kernel.testkit.KernelHarness;
import org.brewline.notebook.BrewlineExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** A notebook in a folder of its own, with the cells that many tests begin with. */
abstract class NotebookTest {
    /** The last frame of a run may come after its test, and makes the way to the run's files there. */
    @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
    Path folder;

    KernelHarness notebook;

    @BeforeEach
    void open() throws IOException {
        notebook = KernelHarness.start(new BrewlineExtension(folder));
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Two components that need no library, and their pipeline {@code sums}. */
    void defineSums() {
        notebook.execSuccess("""
                %%component
                /** Counts to n. */
                int[] numbers(int n = 3) { return IntStream.rangeClosed(1, n).toArray(); }""");
        notebook.execSuccess("""
                %%component
                record Stats(int sum, double mean) {}
                Stats stats(int[] numbers, double factor, Metrics metrics) {
                    int sum = Arrays.stream(numbers).sum();
                    metrics.set("sum", sum);
                    System.out.println("sum is " + sum);
                    return new Stats(sum, factor * sum / numbers.length);
                }""");
        notebook.execSuccess("%%pipeline sums\nvar s = stats(numbers());");
    }
}
