package org.brewline.kubeflow.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A jar that goes into an image.
 *
 * @param coordinate {@code group:artifact:version} where it is known, else the file's name
 */
public record Library(String coordinate, Path file) {
    /** Its name in the image; two of a name are one. */
    public String fileName() {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.endsWith(".jar") ? name : coordinate.replace(':', '-') + ".jar";
    }
}
