package org.brewline.engine.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where {@code ${env:NAME}} and {@code ${file:PATH}} in config get their text from. Config itself reads nothing;
 * whoever resolves it says how.
 *
 * <pre>{@code
 * References refs = References.of(name -> Optional.ofNullable(System.getenv(name)), path -> read(path));
 * }</pre>
 *
 * @param environment the value of an environment variable; empty if it is not set
 * @param files the text of a file, given its absolute path; empty if it can't be read
 */
public record References(Function<String, Optional<String>> environment, Function<Path, Optional<String>> files) {
    public static References of(
            Function<String, Optional<String>> environment, Function<Path, Optional<String>> files) {
        return new References(environment, files);
    }

    /** The process's environment, and no files. */
    public static References environmentOnly() {
        return new References(name -> Optional.ofNullable(System.getenv(name)), path -> Optional.empty());
    }
}
