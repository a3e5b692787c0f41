package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** AWT and ELK are slow to load: each is used at one place, and loaded when that place is first reached. */
class FirstUseTest {
    private static final JavaClasses CLASSES = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.brewline.notebook.picture");
    });

    @Test
    void onlyThePngNeedsAwt() {
        ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveSimpleName("Png")
                .and()
                .doNotHaveSimpleName("Palette")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "com.github.weisj..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLayoutNeedsElk() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveNameNotMatching(".*DagLayout.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse..")
                .check(CLASSES);
    }

    @Test
    void picturesKnowNeitherMagicsNorSessions() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.brewline.kernel.session..", "org.brewline.kernel.magic..", "org.brewline.notebook.magic..")
                .check(CLASSES);
    }

    @Test
    void framesOfALiveRunLoadNoAwt() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Frame.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output.lines().limit(20).toList() + "").isZero();
        assertThat(output.lines().filter(l -> l.contains(" java.awt.") || l.contains(" sun.awt.")))
                .isEmpty();
        assertThat(output).contains("org.eclipse.elk.core.");
    }

    /** Draws one frame. */
    static final class Frame {
        private Frame() {}

        public static void main(String[] args) {
            Pictures.frame(Penguins.training().picture());
        }
    }
}
