package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Libraries that look for their parts through the thread, as many engines and drivers do, find them in a step. */
class ContextLoaderTest extends NotebookTest {
    @Test
    void aStepsThreadKnowsTheNotebooksClassPath() {
        notebook.execSuccess("""
                %%component
                class Here {}
                boolean finds() { return Thread.currentThread().getContextClassLoader() == Here.class.getClassLoader(); }""");
        notebook.execSuccess("%%pipeline finding\nfinds();");
        notebook.execSuccess("%run finding");
        assertThat(notebook.execSuccess("Brewline.artifact(\"finds\")").resultText())
                .isEqualTo("true");
    }
}
