package org.brewline.engine.step;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.brewline.engine.artifact.ArtifactHandler;

/** Writes an artifact where Kubeflow wants it: a file, or a folder of that name. */
final class ArtifactPath implements ArtifactHandler.Sink {
    private final Path path;
    private boolean folder;

    ArtifactPath(Path path) {
        this.path = path;
    }

    @Override
    public OutputStream file() throws IOException {
        return open(path);
    }

    @Override
    public OutputStream file(String relativePath) throws IOException {
        folder = true;
        return open(path.resolve(relativePath));
    }

    /** Whether files of a folder were written. */
    boolean isFolder() {
        return folder;
    }

    private static OutputStream open(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        return new BufferedOutputStream(Files.newOutputStream(file));
    }
}
