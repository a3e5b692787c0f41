package org.brewline.kernel.own;

import java.nio.file.Path;

/**
 * A library that the notebook has.
 *
 * @param module {@code group:artifact}, and its classifier where it has one: {@code group:artifact:classifier}
 * @param version the version that was taken
 * @param file where it lies on this machine
 * @param sha256 of its content, in hexadecimal digits
 */
public record ResolvedArtifact(String module, String version, Path file, String sha256) {
    /** {@code group:artifact:version}. */
    public String coordinate() {
        return module + ":" + version;
    }
}
