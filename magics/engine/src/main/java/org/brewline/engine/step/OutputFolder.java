package org.brewline.engine.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.brewline.engine.component.Outputs;

/** The files that a step writes of its own, all in one folder that is one artifact. */
final class OutputFolder implements Outputs {
    private final Path root;

    OutputFolder(Path root) {
        this.root = root;
    }

    @Override
    public Path path(String relativePath) {
        Path path = root.resolve(relativePath).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalArgumentException(
                    "\"%s\" leaves the step's folder; write a relative path such as report.html"
                            .formatted(relativePath));
        }
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
