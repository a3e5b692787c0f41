package org.brewline.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreException;

/**
 * Runs in a file: out of one store, into another.
 *
 * <pre>{@code
 * Bundles.write(mine, List.of(run.id()), Path.of("penguins.zip"), BundleOptions.DEFAULT, Advance.SILENT);
 * Bundles.read(theirs, Path.of("penguins.zip"), false, Advance.SILENT);
 * }</pre>
 */
public final class Bundles {
    private Bundles() {}

    /**
     * Writes runs into a bundle. A file that is there is replaced when the new one is whole.
     *
     * @param advance hears of bytes
     * @return which of the files that the runs read are in it
     * @throws ProblemsException if a run still goes on, or content of one is missing or damaged in the store
     */
    public static BundledInputs write(
            Store store, List<RunId> runs, Path file, BundleOptions options, Advance advance) {
        List<RunCopy> copies =
                runs.stream().distinct().map(store.transfer()::copy).toList();
        for (RunCopy run : copies) {
            if (!run.state().isFinal()) {
                throw notWritten(
                        file, "the run %s goes on".formatted(store.brief(run.id())), "wait for its end, or %cancel it");
            }
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            throw notWritten(file, "there is no folder " + folder, "make it, or name another");
        }
        if (Files.isDirectory(file)) {
            throw notWritten(file, "it is a folder", "write a file's name: -o " + file.resolve("runs.zip"));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            Path part = part(file);
            try {
                BundledInputs inputs;
                try (var zip = new ZipEntries(part, now)) {
                    inputs = new BundleWriter(store, zip, advance).write(copies, options, now);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                return inputs;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (ZipEntries.AlteredException e) {
            throw notWritten(
                    file, String.valueOf(e.getMessage()), "%store verify says what else is; run the step again");
        } catch (StoreException e) {
            throw notWritten(file, String.valueOf(e.getMessage()), "%store verify says what is missing");
        } catch (IOException e) {
            throw notWritten(file, "it can't be written: " + e.getMessage(), "");
        }
    }

    /** Where a file is made before it gets its name; readable by whoever may read the named one. */
    private static Path part(Path file) {
        return file.resolveSibling(".%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
    }

    private static ProblemsException notWritten(Path file, String what, String instead) {
        return new ProblemsException(
                "\"%s\" was not written".formatted(file.getFileName()), List.of(new Problem(what, "", instead)));
    }

    /**
     * Takes the runs of a bundle into the store; those that are there already stay as they are. Checks every name and
     * hash before, and executes and deserializes nothing.
     *
     * @param trust whether what came may be deserialized later, and its steps stand in for others
     * @throws ProblemsException if the file is no bundle, is damaged, or hides something; the store is as before
     */
    public static List<Imported> read(Store store, Path file, boolean trust, Advance advance) {
        return read(store, file, trust, advance, BundleLimits.DEFAULT);
    }

    /** The same with limits of the caller's. */
    public static List<Imported> read(Store store, Path file, boolean trust, Advance advance, BundleLimits limits) {
        try (var bundle = new BundleReader(file, limits)) {
            return new BundleImport(store, bundle, String.valueOf(file.getFileName()), advance, limits).into(trust);
        } catch (IOException e) {
            throw new StoreException("the file %s can't be closed: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Writes a notebook that makes the run again.
     *
     * @throws ProblemsException if the run was not made in a notebook, or the file can't be written
     */
    public static void notebook(Store store, RunId run, Path file) {
        var notebook = new RunNotebook(store.transfer().copy(run));
        if (!notebook.isPossible()) {
            throw notWritten(
                    file,
                    "the run %s was not made in a notebook, so there are no cells to write".formatted(store.brief(run)),
                    "its source is where its classes are");
        }
        try {
            Path part = part(file);
            try {
                Files.writeString(part, notebook.json());
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw notWritten(file, "it can't be written: " + e, "name a file in a folder that is there");
        }
    }
}
