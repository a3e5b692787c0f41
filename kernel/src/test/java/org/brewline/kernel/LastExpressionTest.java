package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value that a cell ends with. */
final class LastExpressionTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 1|2",
                "1 + 1;|2",
                "1 + 1 // two|2",
                "1 + 1; // two|2",
                "/* two */ 1 + 1|2",
                "(1 + 2) * (3)|9",
                "\"a;b)\" + ')'|a;b))",
                "true ? 1 : 2.0|1.0",
                "(byte) 3|3",
                "'x'|x",
                "int.class|int",
                "new int[] {4, 5}[1]|5",
                "new StringBuilder(\"ab\").reverse()|ba",
                "List.of(3, 1).stream().sorted().toList()|[1, 3]",
                "Stream.of(1, 2).map(x -> { int y = x * 2; return y; }).toList()|[2, 4]",
                "\"abc\" instanceof String|true",
                "switch (2) { case 2 -> \"two\"; default -> \"other\"; }|two",
                "Integer.MAX_VALUE|2147483647",
                "1 >= 2 ^ 3 != 4|true",
                "((java.util.function.IntSupplier) () -> 7).getAsInt()|7"
            })
    void isShown(String cell, String shown) {
        assertThat(kernel.execSuccess(cell).resultText()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.out.print(1)",
                "new ArrayList<String>().clear()",
                "List.of(1).forEach(x -> {})",
                "int quiet = 1;",
                "int other = 2; other = 3",
                "Optional.ofNullable(null).orElse(null)"
            })
    void isMissingWhereThereIsNothingToShow(String cell) {
        assertThat(kernel.execSuccess(cell).published()).noneMatch(p -> p.type().equals("execute_result"));
    }

    @Test
    void mayBeAVariableThatTheExpressionChanges() {
        kernel.execSuccess("int counted = 1;");
        assertThat(kernel.execSuccess("counted++").resultText()).isEqualTo("1");
        assertThat(kernel.execSuccess("counted").resultText()).isEqualTo("2");
    }

    @Test
    void isNoVariableOfTheNotebookAfterwards() {
        kernel.execSuccess("\"kept\".length()");
        assertThat(kernel.kernel().session().variableNames()).doesNotContain("$1");
    }

    @Test
    void mayThrowWhatMustBeDeclaredElsewhere() {
        assertThat(kernel.execError("Files.size(Path.of(\"/no/such/file\"))").errorName())
                .isEqualTo("java.nio.file.NoSuchFileException");
    }

    @Test
    void failsAtItsOwnLineOfTheCell() {
        var failed = kernel.execError("// first line\nList.of(1, 2)\n    .get(\n    5)");
        assertThat(failed.errorShown())
                .contains("line 3")
                .doesNotContain("lambda")
                .doesNotContain("CellValue");
    }

    @Test
    void thatClosesMoreThanItOpensIsAnError() {
        assertThat(kernel.execError("1); System.out.println(2").stdout()).isEmpty();
    }

    @Test
    void thatDoesNotCompileIsToldAsItWasWritten() {
        assertThat(kernel.execError("\"a\".nothing()").error())
                .contains("nothing")
                .doesNotContain("CellValue");
    }
}
