package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.Test;

public class InterruptTest extends NotebookTest {
    /** What a step tells the test. */
    public static volatile CountDownLatch spinning = new CountDownLatch(1);

    @Test
    void anInterruptOfTheCellCancelsTheRunEvenInAnEndlessLoop() throws Exception {
        spinning = new CountDownLatch(1);
        notebook.execSuccess("""
                %%component
                int spin() {
                    org.brewline.notebook.magic.InterruptTest.spinning.countDown();
                    int n = 0;
                    while (true) n++;
                }""");
        notebook.execSuccess("%%pipeline p\nspin();");
        var cells = Executors.newSingleThreadExecutor();
        try {
            Future<KernelHarness.Outcome> run =
                    cells.submit((Callable<KernelHarness.Outcome>) () -> notebook.exec("%run p"));
            spinning.await();
            cells.shutdownNow(); // interrupts the thread of the cell, as the kernel does
            assertThat(run.get().errorName()).isEqualTo("Interrupted");
        } finally {
            cells.shutdownNow();
        }
        assertThat(notebook.execSuccess("Brewline.find(\"latest\").state()").resultText())
                .isEqualTo("CANCELLED");
    }
}
