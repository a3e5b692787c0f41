package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.kernel.cell.CellHelp;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths, options and names where they are typed, each with the text that it takes the place of. */
final class PathCompletionTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.createDirectories(folder.resolve("data/more"));
        Files.writeString(folder.resolve("data/penguins.csv"), "");
        Files.writeString(folder.resolve("data/two words.csv"), "");
        Files.writeString(folder.resolve("data/.hidden"), "");
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void aTextThatIsAPathIsCompleted() {
        String typed = folder + "/data/";
        assertThat(kernel.complete("var p = Path.of(\"" + typed + "|\");"))
                .containsExactly(typed + "more/", typed + "penguins.csv", typed + "two words.csv");
        assertThat(kernel.complete("\"" + typed + ".h|\"")).containsExactly(typed + ".hidden");
    }

    @Test
    void thePathTakesThePlaceOfTheWholeText() {
        String cell = "/* 🐧 */ Path.of(\"src/ma\")";
        Completions found = complete(cell, cell.indexOf("\")"));
        assertThat(found.items()).containsExactly(new Completions.Item("src/main/", "path", ""));
        assertThat(cell.substring(found.start(), found.end())).isEqualTo("src/ma");
    }

    @Test
    void anEmptyTextIsCompletedWhereAPathIsTaken() {
        assertThat(kernel.complete("Path.of(\"|\")")).contains("src/", "pom.xml");
        assertThat(kernel.complete("String s = \"|\";")).isEmpty();
    }

    @Test
    void aTextBlockACommentAndAnAddressHaveNoPaths() {
        assertThat(kernel.complete("// src/ma|")).isEmpty();
        assertThat(kernel.complete("String s = \"http://x/|\";")).isEmpty();
        assertThat(kernel.complete("\"a \\\" b\".leng|")).contains("length");
    }

    @Test
    void aMagicThatTakesAFileCompletesIt() {
        assertThat(kernel.complete("%load src/ma|")).containsExactly("src/main/");
        assertThat(kernel.complete("%classpath a.jar 'src/ma|")).containsExactly("src/main/");
        assertThat(kernel.complete("%load " + folder + "/data/t|")).isEmpty();
        assertThat(kernel.complete("%load \"" + folder + "/data/t|")).containsExactly(folder + "/data/two words.csv");
        assertThat(kernel.complete("%trace src/ma|")).isEmpty();
    }

    @Test
    void theArgumentAloneIsReplaced() {
        String cell = "int a = 1;\n%load src/ma";
        Completions found = complete(cell, cell.length());
        assertThat(cell.substring(found.start(), found.end())).isEqualTo("src/ma");
        cell = "%time --h";
        found = complete(cell, cell.length());
        assertThat(found.items()).extracting(Completions.Item::type).containsExactly("option");
        assertThat(cell.substring(found.start(), found.end())).isEqualTo("--h");
    }

    @Test
    void anOptionThatWasGivenIsNotOfferedAgain() {
        assertThat(kernel.complete("%maven --help --h|")).isEmpty();
        assertThat(kernel.complete("%maven --bom a:b:1 --b|")).containsExactly("--bom");
    }

    @Test
    void magicsHaveTheirType() {
        Completions found = complete("1 + 1;\n%cla", 11);
        assertThat(found.items()).containsExactly(new Completions.Item("%classpath", "magic", ""));
        assertThat(found.start()).isEqualTo(7);
    }

    @Test
    void theNextLineIsIndentedAsJavaIs() {
        assertThat(indent("void f() {")).isEqualTo("    ");
        assertThat(indent("void f() {\n    if (true) {")).isEqualTo("        ");
        assertThat(indent("void f() {\n    int a = 1;")).isEqualTo("    ");
        assertThat(indent("void f() {\n    String s = \"{\"; // {")).isEqualTo("    ");
        assertThat(indent("int a =")).isEqualTo("    ");
    }

    private static String indent(String cell) {
        Completeness answer = new CellHelp(kernel.kernel().cells()).isComplete(cell);
        assertThat(answer.state()).isEqualTo(Completeness.State.INCOMPLETE);
        return answer.indent();
    }

    private static Completions complete(String cell, int offset) {
        return new CellHelp(kernel.kernel().cells()).complete(cell, offset);
    }
}
