package org.brewline.kubeflow.image;

import java.nio.file.Path;
import java.util.Objects;

/** Where an image goes; in both cases its bill of materials (CycloneDX) is written to a file here. */
public sealed interface ImageTarget {
    /** The bill of materials. */
    Path materials();

    /** An archive that container engines load. */
    record Tar(Path file) implements ImageTarget {
        @Override
        public Path materials() {
            return beside(file);
        }
    }

    /**
     * The registry that is part of the image's name; credentials are those of Docker's config file.
     *
     * @param insecure whether plain HTTP will do, as for a registry on this machine
     */
    record Registry(Path materials, boolean insecure) implements ImageTarget {}

    private static Path beside(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        String plain = name.endsWith(".tar") ? name.substring(0, name.length() - ".tar".length()) : name;
        return file.resolveSibling(plain + ".cdx.json");
    }
}
