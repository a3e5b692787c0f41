package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.brewline.kernel.testkit.KernelHarness;
import org.brewline.kernel.testkit.KernelHarness.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How values are shown, compared with files that people have looked at. To take over what is shown now, run with
 * {@code -Dbrewline.golden=update} and read the difference.
 */
final class RenderingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/rendering");
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void recordsAreATableWithTypesAndRowCount() {
        check("records", kernel.execSuccess("""
            record Penguin(String species, double mass, List<String> seen) {}
            List.of(new Penguin("<Gentoo>", 5.1, List.of("a", "b")), new Penguin("Adelie", 3.7, List.of()))\
            """));
    }

    @Test
    void mapsInAListAreATableOfAllTheirKeys() {
        check("maps", kernel.execSuccess("""
            var first = new TreeMap<String, Object>(Map.of("n", 1, "who", "a"));
            var second = new TreeMap<String, Object>(Map.of("n", 2, "mixed", true));
            List.of(first, second, new TreeMap<String, Object>(Map.of("mixed", 1)))\
            """));
    }

    @Test
    void aMapIsATableOfKeysAndValues() {
        check("map", kernel.execSuccess("new TreeMap<>(Map.of(\"a\", List.of(1, 2), \"<b>\", new int[] {3}))"));
    }

    @Test
    void manyRowsAreCut() {
        check(
                "many",
                kernel.execSuccess("record Row(int n) {}\n"
                        + "IntStream.range(0, 1200).mapToObj(Row::new).collect(Collectors.toList())"));
    }

    @Test
    void anOptionalIsShownAsWhatItHolds() {
        Outcome table = kernel.execSuccess("Optional.of(new TreeMap<>(Map.of(\"a\", 1)))");
        assertThat(table.resultText()).isEqualTo("Optional[{a=1}]");
        assertThat(table.result("text/html")).contains("<table>");
        assertThat(text("Optional.empty()")).isEqualTo("Optional.empty");
        assertThat(text("Optional.of(new int[] {1, 2})")).isEqualTo("Optional[[1, 2]]");
    }

    @Test
    void nestedArraysAndCollectionsAreShownByTheirContent() {
        assertThat(text("new int[][] {{1, 2}, {}}")).isEqualTo("[[1, 2], []]");
        assertThat(text("List.of(new String[] {\"a\"}, Set.of(1))")).isEqualTo("[[a], [1]]");
        assertThat(text("Collections.nCopies(2, Collections.nCopies(150, 0))"))
                .endsWith(", … (150 in all)]]")
                .hasSizeLessThan(800);
        assertThat(text("Collections.nCopies(1_000_000, 0)")).endsWith(", … (1,000,000 in all)]");
    }

    @Test
    void aCollectionThatContainsItselfIsShown() {
        assertThat(text("var self = new ArrayList<Object>();\nself.add(self);\nself"))
                .isEqualTo("[(this value again)]");
    }

    @Test
    void aStreamIsNotConsumed() {
        assertThat(text("var numbers = Stream.of(1, 2);\nnumbers")).contains("does not consume");
        assertThat(text("numbers.count()")).isEqualTo("2");
    }

    @Test
    void anImageIsAPicture() {
        Outcome image = kernel.execSuccess("new java.awt.image.BufferedImage(3, 2, 1)");
        assertThat(image.result("image/png")).startsWith("iVBORw0KGgo");
        assertThat(image.resultText()).isEqualTo("image, 3 × 2");
    }

    @Test
    void everyFormOfTextHasItsType() {
        assertThat(kernel.execSuccess("markdown(\"*a*\")").result("text/markdown"))
                .isEqualTo("*a*");
        assertThat(kernel.execSuccess("latex(\"$x^2$\")").result("text/latex")).isEqualTo("$x^2$");
        assertThat(kernel.execSuccess("html(\"<b>1</b>\")").result("text/html")).isEqualTo("<b>1</b>");
        assertThat(kernel.execSuccess("json(List.of(1, 2))").result("application/json"))
                .startsWith("[1");
    }

    @Test
    void aVegaLiteSpecificationIsDrawnByTheFrontend() {
        String type = "application/vnd.vegalite.v5+json";
        assertThat(kernel.execSuccess("vegaLite(Map.of(\"mark\", \"bar\"))").result(type))
                .isEqualTo("{mark=bar}");
        assertThat(kernel.execSuccess("display(Map.of(\"mark\", \"bar\"), \"" + type + "\");")
                        .displays(type))
                .containsExactly("{mark=bar}");
    }

    @Test
    void aCellMaySayHowItsOwnTypesAreShown() {
        Outcome shown = kernel.execSuccess("record Money(long cents) {}\n"
                + "renderer(Money.class, m -> html(\"<b>€ \" + m.cents() / 100 + \"</b>\"));\nnew Money(500)");
        assertThat(shown.result("text/html")).isEqualTo("<b>€ 5</b>");
        assertThat(shown.resultText()).isNotEmpty();
    }

    @Test
    void aLibraryBringsItsRenderersAlong(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("lib"));
        Files.writeString(sources.resolve("Mark.java"), "package lib; public record Mark(int points) {}");
        Files.writeString(sources.resolve("MarkRenderer.java"), """
            package lib;
            import org.brewline.kernel.display.*;
            public final class MarkRenderer implements Renderer<Mark> {
                public Class<Mark> type() { return Mark.class; }
                public MimeBundle render(Mark mark) { return MimeBundle.text(mark.points() + " points"); }
            }\
            """);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        sources.resolve("Mark.java").toString(),
                        sources.resolve("MarkRenderer.java").toString());
        assertThat(compiled).isZero();
        try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("marks.jar")))) {
            for (String entry : new String[] {"lib/Mark.class", "lib/MarkRenderer.class"}) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.write(Files.readAllBytes(folder.resolve(entry)));
            }
            jar.putNextEntry(new ZipEntry("META-INF/services/org.brewline.kernel.display.Renderer"));
            jar.write("lib.MarkRenderer\n".getBytes(StandardCharsets.UTF_8));
        }
        kernel.execSuccess("%classpath " + folder.resolve("marks.jar"));
        assertThat(text("new lib.Mark(7)")).isEqualTo("7 points");
    }

    private static String text(String cell) {
        return kernel.execSuccess(cell).resultText();
    }

    private static void check(String name, Outcome outcome) {
        check(name + ".txt", outcome.resultText());
        check(name + ".html", outcome.result("text/html").replace("><", ">\n<"));
    }

    private static void checkFile(Path file, String shown) throws IOException {
        if ("update".equals(System.getProperty("brewline.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, shown + "\n");
        }
        assertThat(shown + "\n")
                .as("%s; -Dbrewline.golden=update takes it over", file)
                .isEqualTo(Files.readString(file));
    }

    private static void check(String file, String shown) {
        try {
            checkFile(GOLDEN.resolve(file), shown);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
