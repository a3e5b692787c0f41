package org.brewline.notebook.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kubeflow.ExportOptions;
import org.brewline.kubeflow.image.BuiltImage;
import org.brewline.kubeflow.image.ImageBuilders;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.image.ImageTarget;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;

/** {@code %export image}: builds the container image that a pipeline's exported steps run in. */
final class ImageExport {
    private static final String TITLE = "No image was built";

    private final Workbench bench;
    private final ExportMagic.Arguments arguments;

    ImageExport(Workbench bench, ExportMagic.Arguments arguments) {
        this.bench = bench;
        this.arguments = arguments;
    }

    Notice build(Pipeline pipeline) throws InterruptedException {
        String name = arguments.image.isEmpty() ? ExportOptions.DEFAULT_IMAGE : arguments.image;
        ImageTarget target = target(pipeline);
        ImageRecipe recipe =
                ImageRecipe.stepRunner(name).withContents(bench.images().contents(pipeline, arguments.add));
        recipe = arguments.base.isEmpty() ? recipe : recipe.withBase(arguments.base);
        recipe = arguments.jdk == null ? recipe : recipe.withJdk(arguments.jdk);
        try {
            return told(pipeline, ImageBuilders.find().build(recipe, target), target);
        } catch (IOException e) {
            throw new MagicException(TITLE, String.valueOf(e.getMessage()));
        }
    }

    private ImageTarget target(Pipeline pipeline) {
        Path file = bench.folder()
                .resolve(arguments.output == null ? Path.of(pipeline.name() + ".image.tar") : arguments.output);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new MagicException(TITLE, "The file \"" + file + "\" can't be written: there is no folder " + folder);
        } else if (Files.isDirectory(file)) {
            throw new MagicException(TITLE, "The file \"" + file + "\" can't be written: it is a folder");
        }
        var tar = new ImageTarget.Tar(file);
        boolean here = arguments.image.startsWith("localhost:") || arguments.image.startsWith("127.0.0.1:");
        return arguments.push ? new ImageTarget.Registry(tar.materials(), here) : tar;
    }

    private Notice told(Pipeline pipeline, BuiltImage built, ImageTarget target) {
        String place = target instanceof ImageTarget.Tar tar
                ? bench.folder().relativize(tar.file()).toString()
                : "its registry";
        return new Notice()
                .strong(built.name())
                .quiet(" is in ")
                .code(place)
                .quiet(", %d libraries, %s; in it: ".formatted(built.libraries(), built.digest()))
                .code(bench.folder().relativize(built.materials()).toString())
                .quiet(". Its steps run there after ")
                .code("%%export kfp %s --image %s".formatted(pipeline.name(), built.name()))
                .line();
    }
}
