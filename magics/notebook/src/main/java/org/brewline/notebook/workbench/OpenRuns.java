package org.brewline.notebook.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.store.RunId;
import org.brewline.notebook.picture.RunFiles;
import org.brewline.share.Uris;

/**
 * The way from a notebook to the folders of its runs. Jupyter's server shows no hidden files, and the store is hidden;
 * so beside {@code .brewline} stands {@code brewline}, a folder that Git ignores, with a link to the runs. Where that
 * can't be made, or the store is somewhere else, there is no way, and its path is said instead.
 */
public final class OpenRuns {
    private static final String DOOR = "brewline";

    private final Path notebook;
    private final Path store;

    /**
     * @param notebook the notebook's folder
     * @param store the store's folder
     */
    public OpenRuns(Path notebook, Path store) {
        this.notebook = notebook.toAbsolutePath().normalize();
        this.store = store.toAbsolutePath().normalize();
    }

    /** The files of a run; makes the door if it is not there. */
    public RunFiles of(RunId run) {
        Path folder = store.resolve("runs").resolve(run.toString());
        return new FilesOfRun(folder, way().map(way -> way.resolve(run.toString())));
    }

    /** Relative to the notebook. */
    private Optional<Path> way() {
        Path parent = store.getParent();
        if (parent == null || !(notebook.startsWith(parent) || store.startsWith(notebook))) {
            return Optional.empty();
        }
        boolean hidden = String.valueOf(store.getFileName()).startsWith(".");
        Optional<Path> runs = hidden ? door(parent) : Optional.of(store.resolve("runs"));
        return runs.map(notebook::relativize).filter(OpenRuns::isShown);
    }

    private static boolean isShown(Path way) {
        for (Path part : way) {
            if (part.toString().startsWith(".") && !part.toString().equals("..")) {
                return false;
            }
        }
        return true;
    }

    private Optional<Path> door(Path parent) {
        Path door = parent.resolve(DOOR);
        Path runs = door.resolve("runs");
        try {
            if (!Files.exists(door, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(store)) {
                Files.createDirectory(door);
                Files.writeString(door.resolve(".gitignore"), "*\n");
                Files.createSymbolicLink(runs, door.relativize(store.resolve("runs")));
            }
            return Files.isSameFile(runs, store.resolve("runs")) ? Optional.of(runs) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // a folder of somebody else's, or a system without links
        }
    }

    private record FilesOfRun(Path path, Optional<Path> way) implements RunFiles {
        @Override
        public Optional<String> link(String step, Artifact artifact) {
            return way.flatMap(w -> file(step, artifact).map(f -> url(w.resolve(f))));
        }

        @Override
        public String folder() {
            return way.orElse(path).toString();
        }

        /** Small values are lines of one file. A folder has no tab that it could be opened in. */
        private Optional<Path> file(String step, Artifact artifact) {
            String name = artifact.name();
            String leaf = name.endsWith(artifact.extension()) ? name : name + artifact.extension();
            Path own = Path.of(step, leaf);
            if (Files.isRegularFile(path.resolve(own))) {
                return Optional.of(own);
            }
            boolean isValue = artifact.mediaType().contains("json") && !Files.exists(path.resolve(own));
            return isValue && Files.exists(path.resolve("values.yaml"))
                    ? Optional.of(Path.of("values.yaml"))
                    : Optional.empty();
        }

        private static String url(Path way) {
            var url = new StringJoiner("/");
            way.forEach(part -> url.add(Uris.part(part.toString())));
            return url.toString();
        }
    }
}
