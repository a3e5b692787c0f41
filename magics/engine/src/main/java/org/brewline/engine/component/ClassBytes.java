package org.brewline.engine.component;

import java.util.Optional;

/**
 * The byte code of the user's classes: those of the notebook, or of the project. A class that it has no bytes for is
 * a library's.
 */
@FunctionalInterface
public interface ClassBytes {
    /** The class file, by binary name ({@code com.acme.Penguins$Score}). */
    Optional<byte[]> bytes(String binaryName);
}
