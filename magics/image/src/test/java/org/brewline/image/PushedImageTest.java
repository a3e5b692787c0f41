package org.brewline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.kubeflow.image.BuiltImage;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.image.ImageTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images go to a registry and come from one. */
class PushedImageTest {
    @TempDir
    Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "an image's JRE is linked on Linux");
    }

    private BuiltImage build(ImageRecipe recipe, ImageTarget target) throws IOException, InterruptedException {
        return new JibImageBuilder(folder.resolve("cache")).build(recipe, target);
    }

    private ImageTarget pushed(String file) {
        return new ImageTarget.Registry(folder.resolve(file), true);
    }

    private static List<String> layers(JsonNode manifest) {
        var digests = new ArrayList<String>();
        manifest.path("layers")
                .forEach(layer -> digests.add(layer.path("digest").asText()));
        return digests;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void anImageGoesToARegistryAndOthersAreBuiltUponIt() throws Exception {
        var program = LocalRegistry.program();
        assumeTrue(program.isPresent(), "there is no docker-registry");
        try (var registry = LocalRegistry.start(program.get(), folder)) {
            var base = ImageRecipe.stepRunner(registry.name("brewline/step:1"));

            BuiltImage first = build(base, pushed("first.cdx.json"));

            var kept = registry.manifest("brewline/step", "1");
            assertThat(kept.headers().firstValue("Docker-Content-Digest")).contains(first.digest());
            assertThat(first.materials()).content().contains("brewline-engine", "libc.so.6");

            Path data = Files.writeString(folder.resolve("penguins.csv"), "species\nadelie\n");
            var contents =
                    new ImageRecipe.Contents(List.of(), Map.of(), new TreeMap<>(Map.of("data/penguins.csv", data)));
            var upon = new ImageRecipe(
                            registry.name("brewline/penguins:1"), base.base(), base.jdk(), List.of(), contents)
                    .withBase(registry.name("brewline/step:1"));
            BuiltImage second = build(upon, pushed("second.cdx.json"));

            List<String> below = layers(json(kept.body()));
            assertThat(layers(json(registry.manifest("brewline/penguins", "1").body())))
                    .startsWith(below.toArray(String[]::new))
                    .hasSize(below.size() + 1);
            assertThat(second.materials())
                    .content()
                    .contains("data/penguins.csv")
                    .doesNotContain("libc.so.6");

            Path tar = folder.resolve("upon.tar");
            assertThat(build(upon, new ImageTarget.Tar(tar)).name()).isEqualTo(upon.name());
            assertThat(tar).isNotEmptyFile();
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNamed() {
        var recipe = ImageRecipe.stepRunner("127.0.0.1:9/brewline/step:1").withBase("127.0.0.1:9/base:1");
        assertThatThrownBy(() -> build(recipe, pushed("none.cdx.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:9");
    }
}
