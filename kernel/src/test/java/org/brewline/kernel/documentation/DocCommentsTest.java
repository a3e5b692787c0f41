package org.brewline.kernel.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocCommentsTest {

    private final DocComments comments = DocComments.ofRunningJdk(DocCommentsTest.class.getClassLoader());

    @Test
    void aMethodOfACellIsFoundByItsParameterTypes() {
        comments.addCell(
                "/** Of text. */ int f(String s) { return 1; }\n/** Of a number. */ int f(int i) { return 2; }");
        assertThat(sentence("", "f", "int")).isEqualTo("Of a number.");
        assertThat(sentence("", "f", "java.lang.String")).isEqualTo("Of text.");
    }

    @Test
    void aClassOfACellIsFoundWithItsMembers() {
        comments.addCell("/** A point. */ record Point(int x, int y) { /** Sums. */ int sum() { return x + y; } }");
        DocumentedElement point =
                comments.find("Point", Optional.empty(), List.of()).orElseThrow();
        assertThat(point.signature()).isEqualTo("record Point(int x, int y)");
        assertThat(sentence("Point", "sum")).isEqualTo("Sums.");
    }

    @Test
    void aLaterCellReplacesAnEarlier() {
        comments.addCell("/** Old. */ int f() { return 1; }");
        comments.addCell("/** New. */ int f() { return 2; }");
        assertThat(sentence("", "f")).isEqualTo("New.");
    }

    @Test
    void sourcesBesideAJarAreRead(@TempDir Path folder) throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("lib-1-sources.jar")))) {
            zip.putNextEntry(new ZipEntry("lib/Outer.java"));
            zip.write(
                    "package lib; class Outer { /** Inner one. */ static class Inner<T> { /** Puts. */ void put(T t) {} } }"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        comments.addJar(folder.resolve("lib-1.jar"));
        assertThat(sentence("lib.Outer$Inner", "put", "java.lang.Object")).isEqualTo("Puts.");
        assertThat(sentence("lib.Outer.Inner", "put", "java.lang.Object")).isEqualTo("Puts.");
    }

    @Test
    void anUnknownClassIsEmpty() {
        assertThat(comments.find("no.such.Thing", Optional.of("f"), List.of())).isEmpty();
    }

    @Test
    void theJdksOwnSourcesAreRead() {
        assumeTrue(Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip")));
        assertThat(sentence("java.util.List", "of", "java.lang.Object")).contains("containing one element");
        assertThat(sentence("java.util.stream.Stream", "collect", "java.util.stream.Collector"))
                .contains("reduction");
        assertThat(sentence("java.util.ArrayList", "stream")).contains("sequential");
        assertThat(comments.find("java.lang.String", Optional.empty(), List.of()))
                .isPresent();
    }

    private String sentence(String type, String member, String... parameters) {
        return DocRenderer.firstSentence(
                comments.find(type, Optional.of(member), List.of(parameters)).orElseThrow());
    }
}
