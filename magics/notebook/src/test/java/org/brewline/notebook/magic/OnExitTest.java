package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A pipeline cell with a step at the end. */
class OnExitTest extends NotebookTest {
    @Test
    void theStepAtTheEndIsToldWhatFailed() {
        notebook.execSuccess("%%component\nint[] load(boolean fails = false) {"
                + " if (fails) throw new IllegalStateException(\"no data\"); return new int[] {1}; }");
        notebook.execSuccess("%%component\nString tell(Optional<int[]> data, RunOutcome outcome) {"
                + " return data.isPresent() + \" \" + outcome.state() + \" \" + outcome.failures().size(); }");
        notebook.execSuccess("%%pipeline p\nvar data = load();\nonExit(() -> tell(data));");

        notebook.execSuccess("%run p");
        notebook.execSuccess("%artifact tell -> v");
        assertThat(notebook.execSuccess("v").resultText()).contains("true SUCCEEDED 0");

        String shown =
                String.join("\n", notebook.execError("%run p load.fails=true").displays("text/plain"));
        assertThat(shown).contains("no data").contains("at the end");
        notebook.execSuccess("%artifact tell -> w");
        assertThat(notebook.execSuccess("w").resultText()).contains("false FAILED 1");
    }
}
