/**
 * Builds container images without a container engine: a JRE by jlink, layers and registries by Jib, the bill of
 * materials by CycloneDX. The only door is the service {@link org.brewline.kubeflow.image.ImageBuilder}; nobody imports
 * this package.
 */
@NullMarked
package org.brewline.image;

import org.jspecify.annotations.NullMarked;
