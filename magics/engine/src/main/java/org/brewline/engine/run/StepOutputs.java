package org.brewline.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.store.Store;
import org.jspecify.annotations.Nullable;

/** The files that a step writes itself. Its folder is made when the first path is asked for. Safe for many threads. */
public final class StepOutputs implements Outputs {
    private final Supplier<Path> makeFolder;
    private final Set<String> asked = new LinkedHashSet<>();
    private @Nullable Path folder;

    /** @param makeFolder makes an empty folder */
    public StepOutputs(Supplier<Path> makeFolder) {
        this.makeFolder = makeFolder;
    }

    @Override
    public synchronized Path path(String relativePath) {
        Path root = folder;
        if (root == null) {
            root = makeFolder.get();
            folder = root;
        }
        Path path = inside(root, relativePath);
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asked.add(root.relativize(path).toString().replace('\\', '/'));
        return path;
    }

    private static Path inside(Path root, String relativePath) {
        try {
            Path path = root.resolve(relativePath).normalize();
            if (path.startsWith(root) && !path.equals(root)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"%s\" is not a file name".formatted(relativePath), e);
        }
        throw new IllegalArgumentException(
                "\"%s\" leaves the step's folder; write a relative path such as report.html".formatted(relativePath));
    }

    /** Stores what was written, each file or folder under the path that was asked for. */
    List<Artifact> store(Store store) {
        return written().entrySet().stream()
                .map(file -> store.write(file.getKey(), "Path", file.getValue()))
                .toList();
    }

    /** What was written, by the path that was asked for, in that order. */
    public synchronized Map<String, Path> written() {
        var files = new LinkedHashMap<String, Path>();
        for (String name : asked) {
            Path file = Objects.requireNonNull(folder).resolve(name);
            if (Files.exists(file)) {
                files.put(name, file);
            }
        }
        return files;
    }
}
