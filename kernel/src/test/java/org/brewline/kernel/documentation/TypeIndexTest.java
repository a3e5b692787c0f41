package org.brewline.kernel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TypeIndexTest {
    private static final Path OWN_CLASSES = Path.of("target", "classes");

    private final TypeIndex types = new TypeIndex();

    @Test
    void aSimpleNameMeansTheTypeOfEverydayUse() {
        types.all().join();
        assertThat(types.meant("LocalDate")).contains("java.time.LocalDate");
        assertThat(types.meant("Duration")).contains("java.time.Duration"); // javax.xml.datatype has one too
        assertThat(types.meant("BufferedImage")).contains("java.awt.image.BufferedImage");
        assertThat(types.meant("NoSuchTypeAnywhere")).isEmpty();
    }

    @Test
    void aNameOfSeveralTypesMeansNone() {
        types.all().join();
        assertThat(types.meant("Document")).isEmpty();
        assertThat(types.startingWith("Document", 100)).contains("javax.swing.text.Document", "org.w3c.dom.Document");
    }

    @Test
    void humpsMatchBehindPrefixes() {
        types.all().join();
        assertThat(types.startingWith("LDT", 5)).contains("java.time.LocalDateTime");
        assertThat(types.startingWith("HashM", 1)).containsExactly("java.util.HashMap");
        assertThat(types.startingWith("", 5)).isEmpty();
    }

    @Test
    void nothingIsReadBeforeItIsAskedFor() {
        assertThat(types.startingWith("HashM", 1)).isEmpty();
    }

    @Test
    void publicTypesOfAClassFolderAreAdded() {
        types.addClassPath(OWN_CLASSES);
        types.all().join();
        assertThat(types.meantOften("TypeIndex")).contains("org.brewline.kernel.documentation.TypeIndex");
        assertThat(types.meant("TypeTable")).isEmpty();
    }

    @Test
    void whatIsAddedLaterIsReadToo() {
        types.all().join();
        types.addClassPath(OWN_CLASSES);
        types.all().join();
        assertThat(types.meantOften("TypeIndex")).isPresent();
    }
}
