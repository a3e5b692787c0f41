package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.brewline.kernel.session.StopToken;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class InterruptTest extends NotebookTest {
    /** What a step tells the test: that its code runs, and that it does not any more. */
    public static volatile CountDownLatch begun = new CountDownLatch(1);

    public static volatile CountDownLatch ended = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.sleep(1_000_000_000);",
                "synchronized (latch) { latch.wait(); }",
                "latch.await();",
                "n++;",
                "try { Thread.sleep(1_000_000); } catch (InterruptedException | RuntimeException e) { n--; }",
                "n += spawn();",
            })
    void anInterruptedCellCancelsItsRunWhateverTheStepDoes(String busy) throws Exception {
        begun = new CountDownLatch(1);
        ended = new CountDownLatch(1);
        notebook.execSuccess("""
                %%component
                int before() { return 1; }""");
        notebook.execSuccess("""
                int spawn() throws InterruptedException {
                    var other = new Thread(() -> { while (true) Thread.onSpinWait(); });
                    other.start();
                    other.join();
                    return 1;
                }""");
        notebook.execSuccess("""
                %%component --retries 3
                int spin(int before) throws InterruptedException {
                    var latch = new java.util.concurrent.CountDownLatch(1);
                    int n = before;
                    try {
                        org.brewline.notebook.magic.InterruptTest.begun.countDown();
                        while (n < 1_000_000_000_000L) { BUSY }
                        return n;
                    } finally {
                        org.brewline.notebook.magic.InterruptTest.ended.countDown();
                    }
                }""".replace("BUSY", busy));
        notebook.execSuccess("%%component\nint after(int spin) { return spin; }");
        notebook.execSuccess("%%pipeline p\nafter().spin(spin().before(before()));");

        assertThat(interruptedOnceBegun("%run p").errorName()).isEqualTo("Interrupted");

        ended.await();
        assertThat(notebook.execSuccess("Brewline.find(\"latest\").state()").resultText())
                .isEqualTo("CANCELLED");
        assertThat(notebook.execSuccess("Brewline.steps(\"latest\").stream().map(s -> s.state()).toList()")
                        .resultText())
                .isEqualTo("[SUCCEEDED, CANCELLED, CANCELLED]");
        assertThat(notebook.execSuccess("1 + 1").resultText()).isEqualTo("2");
    }

    @Test
    void aRunInTheBackgroundOutlivesTheInterruptOfAnotherCell() throws Exception {
        begun = new CountDownLatch(1);
        ended = new CountDownLatch(1);
        notebook.execSuccess("""
                %%component
                int patient() throws InterruptedException {
                    org.brewline.notebook.magic.InterruptTest.ended.await();
                    return 1;
                }""");
        notebook.execSuccess("%%pipeline p\npatient();");
        notebook.execSuccess("%run p --background");
        var outcome = interruptedOnceBegun("""
                org.brewline.notebook.magic.InterruptTest.begun.countDown();
                while (true) Thread.onSpinWait();""");
        assertThat(outcome.failure()).isPresent();
        ended.countDown();
        assertThat(notebook.execSuccess("""
                        var run = Brewline.find("latest");
                        while (!run.state().isFinal()) { Thread.onSpinWait(); run = Brewline.find("latest"); }
                        run.state()""").resultText()).isEqualTo("SUCCEEDED");
    }

    /** Runs the cell on a thread of the kernel's kind, and interrupts it as the kernel does once its code runs. */
    private KernelHarness.Outcome interruptedOnceBegun(String cell) throws Exception {
        var token = new StopToken();
        var outcome = new CompletableFuture<KernelHarness.Outcome>();
        token.newThread("cell", () -> outcome.complete(notebook.exec(cell))).start();
        begun.await();
        token.stop();
        return outcome.get();
    }
}
