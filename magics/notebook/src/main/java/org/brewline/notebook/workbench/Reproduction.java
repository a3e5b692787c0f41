package org.brewline.notebook.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Path file = folder.resolve(path);
        String now = Files.exists(file) ? PathContent.sha256(file) : "";
        if (!now.equals(sha256)) {
            throw new ProblemsException(
                    "This is not what the run read",
                    List.of(new Problem(
                            now.isEmpty()
                                    ? "there is no \"%s\"".formatted(path)
                                    : "\"%s\" has the SHA-256 %s…, what the run read has %s…"
                                            .formatted(path, now.substring(0, 12), sha256.substring(0, 12)),
                            "",
                            "put the original there; or leave this cell out, and other results may come out")));
        }
    }

    /** Compares what a run left with {@code <SHA-256>  <step> <artifact>}, one a line. */
    public HashComparison compare(List<StepRecord> steps, String expected) {
        return HashComparison.of(steps, expected);
    }
}
