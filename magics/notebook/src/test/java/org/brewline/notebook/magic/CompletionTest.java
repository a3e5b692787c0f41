package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brewline.kernel.cell.CellHelp;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.session.Completions;
import org.junit.jupiter.api.Test;

class CompletionTest extends NotebookTest {
    @Test
    void aPipelinesBodyOffersComponentsConfigAndOutputs() {
        defineSums();
        assertThat(notebook.complete("%%pipeline p\nvar n = numb|")).contains("numbers");
        assertThat(notebook.complete("%%pipeline p\nvar s = stats(numbers());\ns.fa|"))
                .contains("factor");
        assertThat(notebook.complete("%%pipeline p\nvar s = stats(numbers());\ns.me|"))
                .contains("mean");
    }

    @Test
    void aComponentsBodyAndDefaultsAreJava() {
        assertThat(notebook.complete("%%component\nint f(String text = \"a\") {\n    return text.leng|\n}"))
                .contains("length");
        assertThat(notebook.complete("%%component\nint f(int n = Integer.MAX_V|) { return n; }"))
                .contains("MAX_VALUE");
    }

    @Test
    void theLinesOfMagicsOfferPipelinesConfigRunsAndArtifacts() {
        defineSums();
        assertThat(notebook.complete("%run s|")).contains("sums");
        assertThat(notebook.complete("%run sums st|")).contains("stats.factor=");
        notebook.execSuccess("%run sums stats.factor=2");
        assertThat(notebook.complete("%artifacts la|")).contains("latest");
        assertThat(notebook.complete("%artifact latest/|")).contains("latest/stats.mean", "latest/numbers");
        assertThat(notebook.complete("%logs |")).contains("stats", "latest");
        assertThat(notebook.complete("%run sums --pa|")).contains("--parallel");
        assertThat(notebook.complete("%resume |")).isEmpty();
    }

    @Test
    void pathsAreCompletedInACellOfAComponent() {
        String cell = "%%component\n/** 🐧 */\nint f(Path csv = Path.of(\"src/ma\")) { return 1; }";
        Completions found = help().complete(cell, cell.indexOf("\"))"));
        assertThat(found.items()).extracting(Completions.Item::text).containsExactly("src/main/");
        assertThat(cell.substring(found.start(), found.end())).isEqualTo("src/ma");
    }

    @Test
    void completionReplacesTheUsersTextInGeneratedSource() {
        defineSums();
        String component = "%%component --retries 2\nint f(int n = 3) {\n    return Integer.parseI\n}";
        Completions found = help().complete(component, component.indexOf("\n}"));
        assertThat(component.substring(found.start(), found.end())).isEqualTo("parseI");
        String pipeline = "%%pipeline p(double d = 1)\nvar s = stats(numb";
        found = help().complete(pipeline, pipeline.length());
        assertThat(found.items()).extracting(Completions.Item::text).contains("numbers");
        assertThat(pipeline.substring(found.start(), found.end())).isEqualTo("numb");
    }

    @Test
    void inspectionWorksInComponentsAndPipelines() {
        defineSums();
        String component = "%%component\nint f(String s) {\n    return s.length();\n}";
        assertThat(help().inspect(component, component.indexOf("ngth"), false)
                        .orElseThrow()
                        .plain())
                .startsWith("int String.length()");
        String pipeline = "%%pipeline p\nvar s = stats(numbers());";
        assertThat(help().inspect(pipeline, pipeline.indexOf("umbers"), false)
                        .orElseThrow()
                        .plain())
                .contains("numbers(");
    }

    @Test
    void anUnfinishedComponentIsIndentedAsJavaIs() {
        Completeness answer = help().isComplete("%%component\nint f() {\n    if (true) {");
        assertThat(answer.state()).isEqualTo(Completeness.State.INCOMPLETE);
        assertThat(answer.indent()).isEqualTo("        ");
    }

    @Test
    void whatIsOfferedHasItsKind() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        assertThat(kinds("%artifacts ")).contains("run", "step");
        assertThat(kinds("%run ")).containsOnly("pipeline");
        assertThat(kinds("%run sums ")).containsOnly("config");
        assertThat(kinds("%artifact latest/")).containsOnly("artifact");
        assertThat(kinds("%run sums --")).containsOnly("option");
        assertThat(notebook.complete("%run sums numbers.n=src/ma|")).containsExactly("src/main/");
    }

    private List<String> kinds(String typed) {
        return help().complete(typed, typed.length()).items().stream()
                .map(Completions.Item::type)
                .distinct()
                .toList();
    }

    private CellHelp help() {
        return new CellHelp(notebook.kernel().cells());
    }

    @Test
    void everyMagicHasHelp() {
        for (var magic : Magics.all(() -> {
            throw new AssertionError("help needs no workbench");
        })) {
            String sign = magic.forms().contains(org.brewline.kernel.magic.Magic.Form.LINE) ? "%" : "%%";
            assertThat(notebook.execSuccess(sign + magic.name() + " --help").resultText())
                    .contains("Usage: " + sign + magic.name());
            assertThat(notebook.execSuccess("%help").resultText()).contains(sign + magic.name());
        }
    }
}
