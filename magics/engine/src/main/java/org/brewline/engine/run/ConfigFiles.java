package org.brewline.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brewline.engine.config.References;

/**
 * Reads what config refers to: {@code ${env:NAME}} from the process's environment, {@code ${file:PATH}} from files.
 *
 * <pre>{@code
 * ConfigResolver.resolve(title, keys, layers, folder, ConfigFiles.references());
 * }</pre>
 */
public final class ConfigFiles {
    /** More than this is no config value. */
    private static final long LONGEST = 1_000_000;

    private ConfigFiles() {}

    /** The process's environment and the files of this machine, of at most a million bytes of UTF-8 text. */
    public static References references() {
        return References.of(name -> Optional.ofNullable(System.getenv(name)), ConfigFiles::text);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) > LONGEST ? Optional.empty() : Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
