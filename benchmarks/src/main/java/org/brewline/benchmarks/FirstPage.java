package org.brewline.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.brewline.engine.store.Store;

/**
 * Times the first page of runs in a process that has done nothing else, as {@code brewline runs} and a new kernel ask
 * for it: {@code FirstPage STORE}. Prints the milliseconds of opening the store and of the page.
 */
public final class FirstPage {
    private FirstPage() {}

    public static void main(String[] arguments) {
        long began = System.nanoTime();
        try (Store store = Store.open(Path.of(arguments[0]))) {
            double opened = 1_000 * Scratch.seconds(began);
            began = System.nanoTime();
            int found = store.runs().query().limit(ManyRuns.PAGE).list().size();
            double page = 1_000 * Scratch.seconds(began);
            if (found == 0) {
                throw new IllegalStateException("the store has no runs");
            }
            System.out.printf("first page in a new process: %.1f ms, after %.1f ms to open the store%n", page, opened);
        }
    }

    /** The same in a process of its own. */
    static void inNewProcess(Path store) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstPage.class.getName(),
                        store.toString())
                .inheritIO()
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the new process failed");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
