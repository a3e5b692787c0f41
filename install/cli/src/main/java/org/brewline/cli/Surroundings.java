package org.brewline.cli;

import java.nio.file.Path;

/**
 * Where the command was called.
 *
 * @param folder the working folder of whoever called, absolute: of a notebook that runs the JVM's own is another
 */
record Surroundings(Path folder, Terminal terminal) {
    static Surroundings ofProcess() {
        return new Surroundings(
                Path.of(System.getProperty("brewline.folder", ""))
                        .toAbsolutePath()
                        .normalize(),
                Terminal.ofProcess());
    }

    /** A path as it was typed. */
    Path path(String typed) {
        return folder.resolve(typed).normalize();
    }
}
