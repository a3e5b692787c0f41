package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs leave the notebook, come back, and become notebooks. */
class ShareTest extends NotebookTest {
    private List<String> cells(String file) throws IOException {
        JsonNode notebook = new ObjectMapper().readTree(folder.resolve(file).toFile());
        assertThat(notebook.path("nbformat").asInt()).isEqualTo(4);
        var cells = new ArrayList<String>();
        for (JsonNode cell : notebook.path("cells")) {
            var text = new StringBuilder();
            cell.path("source").forEach(line -> text.append(line.asText()));
            cells.add(text.toString());
        }
        return cells;
    }

    @Test
    void aNotebookHasWhatTheRunUsedAndNothingElse() throws IOException {
        notebook.execSuccess("""
                import java.time.DayOfWeek;
                int seen = 0;
                class Unused {}
                interface Limits { int MOST = 7; }
                String day(int n) { return DayOfWeek.of(n).name(); }
                seen++;""");
        notebook.execSuccess("var sizes = List.of(1, 2);");
        notebook.execSuccess("%%component\nString unused() { return \"\"; }");
        notebook.execSuccess("%%component --retries 1\nString days(int n = Limits.MOST) { return day(n); }");
        notebook.execSuccess("%%component\nString shout(String text, Secret key) { return text + \"!\"; }");
        notebook.execSuccess("""
                %%pipeline week
                var first = days();
                for (int size : sizes) days().n(size).named("d" + size);
                shout().text(first);""");
        notebook.execSuccess("%run week shout.key=${env:PATH}\n%notebook latest -o again.ipynb");

        List<String> cells = cells("again.ipynb");
        assertThat(cells)
                .anySatisfy(cell -> assertThat(cell)
                        .contains("import java.time.DayOfWeek;")
                        .contains("interface Limits { int MOST = 7; }")
                        .contains("String day(int n)"))
                .contains("var sizes = List.of(1, 2);")
                .contains("%%component --retries 1\nString days(int n = Limits.MOST) { return day(n); }")
                .anySatisfy(cell -> assertThat(cell)
                        .startsWith("%%run week --no-cache")
                        .contains("n: 7")
                        .contains("${env:PATH}"));
        assertThat(String.join("\n", cells))
                .doesNotContain("Unused")
                .doesNotContain("unused")
                .doesNotContain("seen")
                .doesNotContain(System.getenv("PATH"));
    }

    @Test
    void itsNotebookMakesTheRunAgainToTheSameHashes() throws IOException {
        Files.writeString(folder.resolve("n.txt"), "4");
        notebook.execSuccess("%%component\nint[] numbers(Path file = Path.of(\"n.txt\")) throws IOException {\n"
                + "    return IntStream.rangeClosed(1, Integer.parseInt(Files.readString(file))).toArray();\n}");
        notebook.execSuccess("%%component\nint sum(int[] numbers) { return Arrays.stream(numbers).sum(); }");
        notebook.execSuccess("%%pipeline sums\nsum(numbers());");
        notebook.execSuccess("%run sums\n%bundle -o sums.zip --author Ada\n%notebook -o again.ipynb");
        List<String> cells = cells("again.ipynb");

        for (String cell : cells.subList(1, cells.size() - 1)) {
            notebook.execSuccess(cell);
        }
        assertThat(notebook.execSuccess(cells.get(cells.size() - 1)).resultText())
                .contains("✓ all 2 artifacts have the hashes that they had");
        assertThat(notebook.execSuccess("%import sums.zip").resultText())
                .contains("is here already; it was executed here");

        Files.writeString(folder.resolve("n.txt"), "5");
        String check = cells.stream()
                .filter(cell -> cell.contains("Brewline.requireInput"))
                .findFirst()
                .orElseThrow();
        assertThat(notebook.execError(check).error())
                .contains("\"n.txt\" has the SHA-256")
                .contains("put the original there");
    }

    @Test
    void whatCannotBeIsRefused() {
        defineSums();
        assertThat(notebook.execError("%import").error()).contains("Which file?");
        assertThat(notebook.execError("%import nothing.zip").error())
                .contains("there is no file")
                .contains("%bundle");
        assertThat(notebook.execError("%bundle nobody").error()).contains("There is no run \"nobody\"");
        notebook.execSuccess("%run sums stats.factor=1");
        assertThat(notebook.execError("%bundle -o nowhere/sums.zip").error()).contains("there is no folder");
    }
}
