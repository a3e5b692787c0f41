package org.brewline.kubeflow.image;

import java.io.IOException;

/** Builds images. Found as a service, because its libraries are many and needed by few. Safe for many threads. */
public interface ImageBuilder {
    /**
     * Builds the image, and writes its bill of materials beside it.
     *
     * @throws org.brewline.engine.config.ProblemsException if this machine lacks something that the image is made of
     * @throws IOException if it can't be written or sent
     */
    BuiltImage build(ImageRecipe recipe, ImageTarget target) throws IOException, InterruptedException;
}
