package org.brewline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.config.ProblemsException;
import org.brewline.kubeflow.image.ImageBuilders;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.image.ImageTarget;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in an image, and that it is the same each time. Its steps run in install's tests, in real containers. */
class JibImageBuilderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "an image's JRE is linked on Linux");
    }

    /** A base that needs no JRE is not there; a library and a file stand for the rest, so that it is quick. */
    private ImageRecipe recipe() throws IOException {
        Path data = Files.writeString(folder.resolve("penguins.csv"), "species\nadelie\n");
        var files = new TreeMap<>(Map.of("data/penguins.csv", data));
        var contents = new ImageRecipe.Contents(List.of(), Map.of("big-1.jar", new byte[] {1, 2}), files);
        return ImageRecipe.stepRunner("brewline/test:1").withContents(contents);
    }

    private static JibImageBuilder builder(Path cache) {
        return new JibImageBuilder(cache);
    }

    @Test
    void theSameRecipeGivesTheSameBytesFromEmptyCaches() throws Exception {
        Path one = folder.resolve("one.tar");
        Path other = folder.resolve("other.tar");
        var first = builder(folder.resolve("cache-1")).build(recipe(), new ImageTarget.Tar(one));
        var second = builder(folder.resolve("cache-2")).build(recipe(), new ImageTarget.Tar(other));
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(other).hasSameBinaryContentAs(one);
        assertThat(second.materials()).hasSameTextualContentAs(first.materials());
        var materials = new JsonParser();
        assertThat(materials.validate(first.materials().toFile())).isEmpty();
        assertThat(Files.readString(first.materials()))
                .contains("pkg:maven/com.fasterxml.jackson.core/jackson-core@", "brewline-engine", "libc.so.6")
                .contains("/brewline/work/data/penguins.csv")
                .doesNotContain("sqlite");
    }

    @Test
    void theBuilderIsFoundAsAService() {
        assertThat(ImageBuilders.find()).isInstanceOf(JibImageBuilder.class);
    }

    @Test
    void aNameThatIsNoneIsRefused() throws IOException {
        var recipe = new ImageRecipe("Not A Name", recipe().base(), recipe().jdk(), List.of(), recipe().contents());
        assertThatThrownBy(() ->
                        builder(folder.resolve("cache")).build(recipe, new ImageTarget.Tar(folder.resolve("x.tar"))))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("\"Not A Name\" is no image's name");
    }

    @Test
    void aJdkWithoutJlinkIsRefusedWithTheOptionThatNamesAnother() throws IOException {
        var recipe = recipe().withJdk(folder);
        assertThatThrownBy(() ->
                        builder(folder.resolve("cache")).build(recipe, new ImageTarget.Tar(folder.resolve("x.tar"))))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("has no jlink")
                .hasMessageContaining("--jdk");
    }
}
