package org.brewline.notebook.workbench;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineParam;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.kubeflow.ExportOptions.CarriedCode;
import org.brewline.kubeflow.StepCode;
import org.brewline.kubeflow.image.ImageRecipe.Contents;
import org.brewline.kubeflow.image.Library;

/** What a pipeline of the notebook needs in its image: libraries, code too large for its file, and data. */
public final class KubeflowImage {
    private final Path folder;
    private final Map<String, Path> libraries;

    /**
     * For the pipelines of one notebook.
     *
     * @param folder the notebook's folder
     * @param libraries the files of resolved dependencies by coordinate
     */
    KubeflowImage(Path folder, Map<String, Path> libraries) {
        this.folder = folder;
        this.libraries = libraries;
    }

    /**
     * What the image gets for this pipeline. Its data are the files and folders that its config names by default.
     *
     * @param more further files and folders, relative to the notebook's folder
     * @throws ProblemsException if something of it is not there any more, or lies outside of the folder
     */
    public Contents contents(Pipeline pipeline, List<Path> more) {
        var problems = new ArrayList<Problem>();
        var jars = new LinkedHashMap<String, Library>();
        var components = new TreeMap<String, byte[]>();
        for (StepNode step : pipeline.steps()) {
            step.component().environment().dependencies().keySet().forEach(coordinate -> {
                Path file = libraries.get(coordinate);
                if (file == null || !Files.exists(file)) {
                    problems.add(new Problem(
                            "the library " + coordinate + " of \"" + step.name() + "\" is not here",
                            step.place(),
                            "%maven " + coordinate));
                } else {
                    jars.put(coordinate, new Library(coordinate, file));
                }
            });
            var jar = StepCode.of(pipeline, step);
            if (jar.size() > CarriedCode.DEFAULT_LIMIT) {
                components.put(jar.fileName(), jar.bytes());
            }
        }
        SortedMap<String, Path> files = new TreeMap<>();
        named(pipeline).forEach(path -> add(path, false, files, problems));
        more.forEach(path -> add(path, true, files, problems));
        if (!problems.isEmpty()) {
            throw new ProblemsException("No image was built", problems);
        }
        return new Contents(List.copyOf(jars.values()), components, files);
    }

    /** The paths that config has by default: of the components, of the pipeline, and set by its body. */
    private static Set<Path> named(Pipeline pipeline) {
        var named = new LinkedHashSet<Path>();
        for (PipelineParam param : pipeline.params()) {
            if (param.type() == Path.class) {
                param.defaultText().ifPresent(text -> path(text, named));
            }
        }
        for (StepNode step : pipeline.steps()) {
            for (Parameter config : step.component().signature().config()) {
                if (config.type() == Path.class) {
                    config.defaultText().ifPresent(text -> path(text, named));
                    if (step.bindings().get(config.name()) instanceof Binding.Constant constant) {
                        path(String.valueOf(constant.value()), named);
                    }
                }
            }
        }
        return named;
    }

    private static void path(String text, Set<Path> named) {
        try {
            named.add(Path.of(text.replaceAll("^[\"']|[\"']$", "")));
        } catch (InvalidPathException e) {
            // Config of that text is refused when it is used.
        }
    }

    private void add(Path path, boolean asked, SortedMap<String, Path> files, List<Problem> problems) {
        Path whole = folder.resolve(path).normalize();
        if (!whole.startsWith(folder.normalize()) || !Files.exists(whole)) {
            if (asked) {
                problems.add(new Problem(
                        "\"%s\" is no file or folder beside the notebook".formatted(path), "", "see --add"));
            }
            return;
        }
        try (Stream<Path> all = Files.walk(whole)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(
                            folder.normalize().relativize(file).toString().replace('\\', '/'), file));
        } catch (java.io.IOException e) {
            problems.add(new Problem("\"%s\" can't be read: %s".formatted(path, e), "", ""));
        }
    }
}
