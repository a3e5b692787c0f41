package org.brewline.kubeflow.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image is made of: a JRE, the step runner, and what one pipeline needs beside.
 *
 * <pre>{@code
 * var recipe = ImageRecipe.stepRunner("registry/penguins:1").withContents(contents);
 * BuiltImage built = ImageBuilders.find().build(recipe, new ImageTarget.Tar(Path.of("penguins.tar")));
 * }</pre>
 *
 * @param name the image's name with its tag
 * @param base an image with a JRE to build upon; empty for a JRE that is linked here, upon nothing
 * @param jdk the JDK whose modules the JRE is linked from
 * @param runner the step runner's libraries
 * @param contents what the pipeline adds
 */
public record ImageRecipe(String name, Optional<String> base, Path jdk, List<Library> runner, Contents contents) {
    public ImageRecipe {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the image's name must not be empty");
        }
        runner = List.copyOf(runner);
    }

    /**
     * What a pipeline adds to the step runner.
     *
     * @param libraries the dependencies that its components were defined with
     * @param components component jars that are too large for the exported file, by file name
     * @param files data, by the path relative to the folder that steps start in
     */
    public record Contents(List<Library> libraries, Map<String, byte[]> components, SortedMap<String, Path> files) {
        public Contents {
            libraries = List.copyOf(libraries);
            components = Map.copyOf(components);
        }

        public static Contents none() {
            return new Contents(List.of(), Map.of(), new TreeMap<>());
        }
    }

    /** The step runner of this process, linked with the JDK of this process, and nothing else. */
    public static ImageRecipe stepRunner(String name) {
        return new ImageRecipe(
                name,
                Optional.empty(),
                Path.of(System.getProperty("java.home")),
                StepRunner.libraries(),
                Contents.none());
    }

    public ImageRecipe withBase(String image) {
        return new ImageRecipe(name, Optional.of(image), jdk, runner, contents);
    }

    public ImageRecipe withJdk(Path home) {
        return new ImageRecipe(name, base, home, runner, contents);
    }

    public ImageRecipe withContents(Contents pipeline) {
        return new ImageRecipe(name, base, jdk, runner, pipeline);
    }
}
