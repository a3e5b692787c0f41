package org.brewline.engine.component;

import java.nio.file.Path;

/** Gives a step paths to write files of its own to; each becomes an artifact when the step finishes. */
public interface Outputs {
    /**
     * A path of that name in the step's own folder; parent folders exist, the file does not.
     *
     * @param relativePath with forward slashes, not leaving the folder
     * @throws IllegalArgumentException if it is absolute or leaves the folder
     */
    Path path(String relativePath);
}
