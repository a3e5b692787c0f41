package org.brewline.kubeflow.image;

import java.nio.file.Path;

/**
 * An image that was built.
 *
 * @param name as steps refer to it
 * @param digest of its manifest; the same contents give the same
 * @param materials the bill of materials, CycloneDX as JSON
 * @param libraries how many libraries are in it
 */
public record BuiltImage(String name, String digest, Path materials, int libraries) {}
