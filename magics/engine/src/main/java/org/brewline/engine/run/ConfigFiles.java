package org.brewline.engine.run;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.References;
import org.brewline.engine.config.Setting;

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

    /**
     * The config in a YAML or JSON file, to stand where a cell's config does. What is wrong with the file itself is told
     * when the config is resolved, with everything else.
     */
    public static ConfigLayer read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            long size = Files.size(file);
            if (size > LONGEST) {
                return ConfigLayer.unreadable(
                        "the config %s has %,d bytes".formatted(file, size),
                        "give a file of at most %,d bytes".formatted(LONGEST));
            }
            return ConfigLayer.yaml(Files.readString(file), Setting.Origin.CONFIG, name, 1);
        } catch (MalformedInputException e) {
            return ConfigLayer.unreadable("the config %s is not text".formatted(file), "save it as UTF-8");
        } catch (NoSuchFileException e) {
            return ConfigLayer.unreadable("no config file %s".formatted(file.toAbsolutePath()), "check its path");
        } catch (IOException e) {
            return ConfigLayer.unreadable(
                    "the config %s can't be read: %s".formatted(file, e.getMessage()), "name a YAML or JSON file");
        }
    }

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
