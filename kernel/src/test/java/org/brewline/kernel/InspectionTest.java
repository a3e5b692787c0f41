package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.brewline.kernel.cell.CellHelp;
import org.brewline.kernel.session.Inspection;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of the name under the cursor. */
final class InspectionTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void aMethodOfTheJdkHasItsDocumentationInThreeForms() {
        assumeTrue(Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip")));
        Inspection found = inspect("\"abc\".stri|p()", false).orElseThrow();
        assertThat(found.plain()).startsWith("String String.strip()").contains("white space");
        assertThat(found.markdown())
                .startsWith("```java\nString String.strip()\n```\n\n")
                .contains("Returns");
        assertThat(found.html()).startsWith("<pre><code>String String.strip()</code></pre><p>");
    }

    @Test
    void manyOverloadsHaveTheirFirstSentenceAndAllOnDemand() {
        assumeTrue(Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip")));
        String brief = inspect("Math.ab|s(1)", false).orElseThrow().plain();
        assertThat(brief).contains("int Math.abs(int a)\n  Returns the absolute value of an int value.");
        assertThat(inspect("Math.ab|s(1)", true).orElseThrow().plain().length()).isGreaterThan(2 * brief.length());
    }

    @Test
    void aTypeHasItsDocumentation() {
        assumeTrue(Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip")));
        assertThat(inspect("new ArrayLis|t<String>()", false).orElseThrow().plain())
                .contains("ArrayList");
        assertThat(inspect("Map.Entr|y<String, String> e = null;", false)
                        .orElseThrow()
                        .plain())
                .contains("A map entry (key-value pair)");
    }

    @Test
    void aMethodOfACellHasItsOwnComment() {
        kernel.execSuccess("/** Doubles {@code n}. @param n any number */\nint twice(int n) { return 2 * n; }");
        assertThat(inspect("twic|e(3)", false).orElseThrow().markdown()).contains("Doubles `n`.");
        kernel.execSuccess("/** Doubles. */\nint twice(int n) { return n + n; }");
        assertThat(inspect("twic|e(3)", false).orElseThrow().plain()).contains("Doubles.");
    }

    @Test
    void aClassOfACellAndItsMembersHaveTheirComments() {
        kernel.execSuccess(
                "/** A place. */\nrecord Place(int x) {\n    /** Moves it. */\n    Place moved(int by) { return"
                        + " new Place(x + by); }\n}");
        assertThat(inspect("new Place(1).move|d(2)", false).orElseThrow().plain())
                .contains("Moves it.");
        assertThat(inspect("Plac|e p = null;", false).orElseThrow().plain()).contains("A place.");
    }

    @Test
    void aLibraryWithSourcesBesideItHasItsDocumentation(@TempDir Path folder) throws Exception {
        String source =
                "package lib; public class Greeting { /** Greets {@code name}. */ public static String of(String"
                        + " name) { return name; } }";
        Path file = Files.createDirectories(folder.resolve("lib")).resolve("Greeting.java");
        Files.writeString(file, source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString()))
                .isZero();
        jar(
                folder.resolve("lib-1.jar"),
                "lib/Greeting.class",
                Files.readAllBytes(folder.resolve("lib/Greeting.class")));
        jar(folder.resolve("lib-1-sources.jar"), "lib/Greeting.java", source.getBytes(StandardCharsets.UTF_8));
        kernel.execSuccess("%classpath " + folder.resolve("lib-1.jar"));
        assertThat(inspect("lib.Greeting.o|f(\"a\")", false).orElseThrow().plain())
                .contains("Greets name.");
        assertThat(kernel.execSuccess("Greeting.of(\"import me\")").resultText())
                .isEqualTo("import me");
    }

    @Test
    void aVariableHasItsType() {
        kernel.execSuccess("var numbers = new ArrayList<Integer>();");
        assertThat(inspect("numbe|rs", false).orElseThrow().plain()).contains("numbers", "ArrayList<Integer>");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        assertThat(inspect("noSuchThin|g", false)).isEmpty();
    }

    private static Optional<Inspection> inspect(String cellWithCursor, boolean all) {
        int cursor = cellWithCursor.indexOf('|');
        return new CellHelp(kernel.kernel().cells())
                .inspect(cellWithCursor.substring(0, cursor) + cellWithCursor.substring(cursor + 1), cursor, all);
    }

    private static void jar(Path file, String entry, byte[] content) throws Exception {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
    }
}
