package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the lines of %%component and %run say of attempts, time and shares. */
class StepOptionsTest extends NotebookTest {
    @Test
    void aFlakyStepIsTriedAgainAfterTheExceptionsOfTheLine() {
        notebook.execSuccess("import java.util.concurrent.atomic.AtomicInteger;");
        notebook.execSuccess("class Tries { static final AtomicInteger N = new AtomicInteger(); }");
        notebook.execSuccess("""
                %%component --retries 3 --backoff 1ms --max-backoff 5ms --retry-on IOException,TimeoutException
                int flaky() throws java.io.IOException {
                    if (Tries.N.incrementAndGet() < 3) throw new java.io.FileNotFoundException("away");
                    return Tries.N.get();
                }""");
        notebook.execSuccess("%%pipeline p\nflaky();");
        var shown = notebook.execSuccess("%run p");

        assertThat(notebook.execSuccess("Brewline.steps(\"latest\").get(0).attempts()")
                        .resultText())
                .isEqualTo("3");
        assertThat(shown.displays("text/plain")).last().asString().contains("flaky");
        assertThat(notebook.execSuccess("""
                org.brewline.engine.run.RunEvents.replay(Brewline.store(), Brewline.find("latest").id()).stream()
                    .filter(e -> e instanceof org.brewline.engine.run.RunEvent.StepRetried).count()""").resultText()).isEqualTo("2");
    }

    @Test
    void anotherExceptionIsNotTriedAgain() {
        notebook.execSuccess("""
                %%component --retries 3 --retry-on IOException
                int wrong() { throw new IllegalStateException("wrong"); }""");
        notebook.execSuccess("%%pipeline p\nwrong();");
        assertThat(notebook.execError("%run p").errorShown()).contains("wrong");
        assertThat(notebook.execSuccess("Brewline.steps(\"latest\").get(0).attempts()")
                        .resultText())
                .isEqualTo("1");
    }

    @Test
    void aRunEndsAfterItsTime() {
        notebook.execSuccess("%%component\nint forever() { while (true) Thread.onSpinWait(); }");
        notebook.execSuccess("%%pipeline p\nforever();");
        assertThat(notebook.execError("%run p --timeout 300ms").errorShown()).contains("the run took longer than 0.3s");
        assertThat(notebook.execError("%run p --timeout soon").errorShown()).contains("--timeout");
        assertThat(notebook.execError("%run p --fail-fast --keep-going").errorShown())
                .contains("write one of the two");
    }

    @Test
    void aStepThatAsksForTooMuchIsNotRun() {
        notebook.execSuccess(
                "%%component --cpu 100000 --memory 4g --gpu 1 --accelerator any\nint giant() { return 1; }");
        notebook.execSuccess("%%pipeline p\ngiant();");
        assertThat(notebook.execError("%run p").errorShown())
                .contains("giant asks for 100000 processors, and this machine has")
                .contains("cell 1");
        assertThat(notebook.execSuccess("Brewline.pipeline(\"p\").steps().get(0).component().resources().gpu()")
                        .resultText())
                .isEqualTo("1");
    }

    @Test
    void helpAndCompletionKnowTheOptions() {
        assertThat(notebook.execSuccess("%%component --help").toString())
                .contains("--retry-on")
                .contains("--memory");
        assertThat(notebook.complete("%%component --ba|")).contains("--backoff");
        assertThat(notebook.complete("%run p --ti|")).contains("--timeout");
    }
}
