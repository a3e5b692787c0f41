package org.brewline.kubeflow.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.ServiceLoader;
import org.brewline.engine.artifact.JarsBeside;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the builder of images: on the class path, or else in the folder {@code image} beside this library's jar, with a
 * class loader of its own, so that a notebook's class path does not know its libraries.
 */
public final class ImageBuilders {
    private static @Nullable ImageBuilder found;

    private ImageBuilders() {}

    /**
     * The one builder of this process.
     *
     * @throws ProblemsException if there is none
     */
    public static synchronized ImageBuilder find() {
        ImageBuilder builder = found;
        if (builder == null) {
            builder = ServiceLoader.load(ImageBuilder.class, ImageBuilders.class.getClassLoader())
                    .findFirst()
                    .orElseGet(ImageBuilders::beside);
            found = builder;
        }
        return builder;
    }

    private static ImageBuilder beside() {
        JarsBeside jars = JarsBeside.of(ImageBuilders.class, "image");
        if (jars.areThere()) {
            var loader = new URLClassLoader("image", urls(jars), ImageBuilders.class.getClassLoader());
            var service = ServiceLoader.load(ImageBuilder.class, loader).findFirst();
            if (service.isPresent()) {
                return service.get();
            }
        }
        throw new ProblemsException(
                "No image can be built",
                List.of(new Problem(
                        "brewline-image is neither on the class path nor in " + jars.folder(),
                        "",
                        "install Brewline again, or add the dependency org.brewline:brewline-image")));
    }

    private static URL[] urls(JarsBeside jars) {
        try {
            return jars.urls();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
