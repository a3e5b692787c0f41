/**
 * What goes into the container image that exported steps run in. Chooses libraries and files, and hands them to the
 * {@link org.brewline.kubeflow.image.ImageBuilder} that is there; knows nothing of layers and registries.
 */
@NullMarked
package org.brewline.kubeflow.image;

import org.jspecify.annotations.NullMarked;
