package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Components of cells in JVMs of their own: their classes come along, the notebook does not. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a step's process needs a Unix shell")
class IsolatedTest extends NotebookTest {
    private static final String ARTIFACTS =
            "Brewline.steps(\"latest\").stream().limit(2).map(s -> s.artifacts().toString()).toList()";

    @BeforeEach
    void define() {
        notebook.execSuccess("record Beak(double length, List<String> owners) {}");
        notebook.execSuccess("int twice(int n) { return 2 * n; }");
        notebook.execSuccess("""
                %%component
                Model<Beak> measure(int n = 2, Metrics metrics) {
                    metrics.set("length", twice(n));
                    System.out.println("measured");
                    return Model.of(new Beak(twice(n), List.of("a", "b")));
                }""");
        notebook.execSuccess("%%component\nString tell(Model<Beak> beak) { return beak.value().toString(); }");
        notebook.execSuccess("%%component\nlong process(Model<Beak> beak) { return ProcessHandle.current().pid(); }");
        notebook.execSuccess("%%pipeline beaks\nvar beak = measure();\ntell(beak);\nprocess(beak);");
    }

    @Test
    void classesAndMethodsOfOtherCellsComeAlong() {
        notebook.execSuccess("%run beaks --isolated --no-cache");

        assertThat(notebook.execSuccess("Brewline.artifact(\"latest/tell\")").resultText())
                .contains("Beak[length=4.0, owners=[a, b]]");
        assertThat(notebook.execSuccess("Brewline.log(\"latest\", \"measure\")").resultText())
                .contains("measured");
        assertThat(notebook.execSuccess("(long) Brewline.artifact(\"latest/process\") == ProcessHandle.current().pid()")
                        .resultText())
                .isEqualTo("false");
    }

    @Test
    void theJavaCallDoesTheSame() {
        notebook.execSuccess("import org.brewline.engine.run.RunOptions;");
        notebook.execSuccess("Brewline.run(\"beaks\", RunOptions.defaults().noCache());");
        String here = notebook.execSuccess(ARTIFACTS).resultText();

        notebook.execSuccess("Brewline.run(\"beaks\", RunOptions.defaults().noCache().isolated());");

        assertThat(notebook.execSuccess(ARTIFACTS).resultText()).isEqualTo(here);
    }

    @Test
    void aStepThatExitsFailsWithItsCellAndLine() {
        notebook.execSuccess("%%component --isolated\nint exits() {\n    System.exit(3);\n    return 0;\n}");
        notebook.execSuccess("%%pipeline p\nexits();");

        assertThat(notebook.execError("%run p").errorShown())
                .contains("with System.exit(3)")
                .containsPattern("cell \\d+, line 3");
        assertThat(notebook.execSuccess("1 + 1").resultText()).isEqualTo("2");
    }

    @Test
    void helpKnowsTheOptions() {
        assertThat(notebook.execSuccess("%%component --help").toString())
                .contains("--isolated", "--disk", "--heap-dump");
        assertThat(notebook.execSuccess("%run --help").toString()).contains("--isolated", "--heap-dump");
    }
}
