package org.brewline.notebook.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kubeflow.ExportOptions;
import org.brewline.kubeflow.KubeflowExport;

/** A pipeline of the notebook as a file for Kubeflow. */
public final class KubeflowFile {
    private final Path file;

    /** @param file taken from the notebook's folder if it is relative */
    public KubeflowFile(Path folder, Path file) {
        this.file = folder.resolve(file);
    }

    public Path path() {
        return file;
    }

    /**
     * Writes the pipeline. A file that is there is replaced only when the new text is whole.
     *
     * @return what was written
     * @throws org.brewline.engine.config.ProblemsException with everything that Kubeflow can't express
     * @throws MagicException if the file can't be written
     */
    public String write(Pipeline pipeline, ExportOptions options) {
        String yaml = KubeflowExport.of(pipeline, options);
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            if (!Files.isDirectory(folder)) {
                throw refused("there is no folder " + folder);
            } else if (Files.isDirectory(file)) {
                throw refused("it is a folder; write a file's name, e.g. " + file.resolve(pipeline.name() + ".yaml"));
            }
            Path whole = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            try {
                Files.writeString(whole, yaml);
                Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            return yaml;
        } catch (IOException e) {
            throw refused(e.toString());
        }
    }

    private MagicException refused(String why) {
        return new MagicException("Not exported", "The file \"" + file + "\" can't be written: " + why);
    }
}
