package org.brewline.kubeflow.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
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
        Path folder = folder();
        if (Files.isDirectory(folder)) {
            var loader = new URLClassLoader("image", jars(folder), ImageBuilders.class.getClassLoader());
            var service = ServiceLoader.load(ImageBuilder.class, loader).findFirst();
            if (service.isPresent()) {
                return service.get();
            }
        }
        throw new ProblemsException(
                "No image can be built",
                List.of(new Problem(
                        "brewline-image is neither on the class path nor in " + folder,
                        "",
                        "install Brewline again, or add the dependency org.brewline:brewline-image")));
    }

    private static Path folder() {
        try {
            Path own = Path.of(ImageBuilders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Objects.requireNonNull(own.toAbsolutePath().getParent()).resolve("image");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this library's own jar has no path", e);
        }
    }

    private static URL[] jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(ImageBuilders::url)
                    .toArray(URL[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path of a file is no URL: " + jar, e);
        }
    }
}
