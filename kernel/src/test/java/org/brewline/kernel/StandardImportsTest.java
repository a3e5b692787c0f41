package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages that every cell has imported, as in JShell. */
final class StandardImportsTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "File.separator",
                "BigDecimal.ONE",
                "URI.create(\"a\")",
                "Path.of(\"a\")",
                "new ArrayList<Map<String, Set<Integer>>>()",
                "TimeUnit.SECONDS",
                "Function.identity()",
                "Preferences.MAX_KEY_LENGTH",
                "Pattern.compile(\"a\")",
                "Collectors.toList()"
            })
    void areThere(String cell) {
        assertThat(kernel.execSuccess(cell).failure()).isEmpty();
    }

    @Test
    void giveWayToATypeOfTheNotebooksOwn() {
        try (var own = KernelHarness.start()) {
            own.execSuccess("Path.of(\"a\"); List.of(1); new Scanner(\"b\")");
            own.execSuccess("record Scanner(int speed) {}");
            assertThat(own.execSuccess("new Scanner(3).speed()").resultText()).isEqualTo("3");
            assertThat(own.execSuccess("Path.of(\"a\").toString() + List.of(1)").resultText())
                    .isEqualTo("a[1]");
        }
    }

    @Test
    void giveWayToATypeThatIsImportedByName() {
        try (var own = KernelHarness.start()) {
            own.execSuccess("new Date(0).getTime()");
            own.execSuccess("import java.sql.Date;");
            assertThat(own.execSuccess("Date.valueOf(\"2024-02-29\")").resultText())
                    .isEqualTo("2024-02-29");
        }
    }

    @Test
    void areAmbiguousWithAnotherPackageOfTheNotebooks() {
        try (var own = KernelHarness.start()) {
            own.execSuccess("import java.sql.*;");
            assertThat(own.execError("new Date(0)").error()).contains("ambiguous");
        }
    }

    @Test
    void ofTheKernelsOwnStayBesideAPackageOfTheNotebooks() {
        try (var own = KernelHarness.start()) {
            own.execSuccess("import java.sql.*;");
            assertThat(own.execSuccess("display(List.of(1))").displays("text/plain"))
                    .containsExactly("[1]");
        }
    }

    @Test
    void areCompletedWithoutAnImport() {
        assertThat(kernel.complete("ArrayDeq|")).contains("ArrayDeque").doesNotContain("java.util.ArrayDeque");
        assertThat(kernel.complete("new Cop|")).contains("CopyOnWriteArrayList");
    }

    @Test
    void haveTheirMembersCompletedBeforeTheyWereUsed() {
        assertThat(kernel.complete("Collectors.joi|")).contains("joining");
    }
}
