package org.brewline.notebook.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.run.PathContent;
import org.brewline.engine.store.StepRecord;

/** What a notebook that makes a run again asks: are the inputs the same, and is what comes out? */
public final class Reproduction {
    private final Path folder;

    /** @param folder what relative paths are relative to */
    public Reproduction(Path folder) {
        this.folder = folder;
    }

    /**
     * Goes on only if a file or folder has the content that a run read.
     *
     * @throws ProblemsException if it is not there, or another one
     */
    public void requireInput(String path, String sha256) throws IOException {
        requireInput(path, sha256, Optional.empty());
    }

    /**
     * The same, and what is not there is put there if the store keeps it: never over something, and only below the
     * notebook's folder.
     *
     * @param kept where the store has it
     * @return what was done, if something was
     */
    public Optional<String> requireInput(String path, String sha256, Optional<Path> kept) throws IOException {
        Path file = folder.resolve(path).normalize();
        String now = Files.exists(file) ? PathContent.sha256(file) : "";
        if (now.equals(sha256)) {
            return Optional.empty();
        } else if (now.isEmpty()
                && kept.isPresent()
                && isOurs(file)
                && PathContent.sha256(kept.get()).equals(sha256)) {
            put(kept.get(), file);
            return Optional.of("%s came out of the store, as the run read it".formatted(path));
        }
        String original = kept.map(at -> "put the original, " + at + ", there").orElse("put the original there");
        throw new ProblemsException(
                "This is not what the run read",
                List.of(new Problem(
                        now.isEmpty()
                                ? "there is no \"%s\"".formatted(path)
                                : "\"%s\" has the SHA-256 %s…, what the run read has %s…"
                                        .formatted(path, now.substring(0, 12), sha256.substring(0, 12)),
                        "",
                        original + "; or leave this cell out, and other results may come out")));
    }

    /** Whether it is below the notebook's folder, links followed; a run from elsewhere may name any place. */
    private boolean isOurs(Path file) throws IOException {
        Path inside = file.getParent();
        while (inside != null && !Files.exists(inside, LinkOption.NOFOLLOW_LINKS)) {
            inside = inside.getParent();
        }
        return inside != null
                && file.startsWith(folder.normalize())
                && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && Files.exists(inside)
                && inside.toRealPath().startsWith(folder.toRealPath());
    }

    /** Under its name when it is whole. */
    private static void put(Path from, Path to) throws IOException {
        Path parent = Objects.requireNonNull(to.getParent());
        Files.createDirectories(parent);
        Path part = parent.resolve(".%s.%s.part".formatted(to.getFileName(), UUID.randomUUID()));
        try (var tree = Files.walk(from)) {
            for (Path one : tree.toList()) {
                Files.copy(one, part.resolve(from.relativize(one).toString()));
            }
        }
        Files.move(part, to);
    }

    /** Compares what a run left with {@code <SHA-256>  <step> <artifact>}, one a line. */
    public HashComparison compare(List<StepRecord> steps, String expected) {
        return HashComparison.of(steps, expected);
    }
}
