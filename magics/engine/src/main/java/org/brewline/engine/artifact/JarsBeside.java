package org.brewline.engine.artifact;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The jars in a folder beside the jar of a class: libraries that come along, but that nobody's class path should know.
 * Stateless but for the disk.
 *
 * <pre>{@code
 * JarsBeside jars = JarsBeside.of(JarsBeside.class, "image");
 * var loader = new java.net.URLClassLoader("image", jars.urls(), JarsBeside.class.getClassLoader());
 * }</pre>
 */
public record JarsBeside(Path folder) {
    /** The folder of that name beside what the class was loaded from. */
    public static JarsBeside of(Class<?> own, String name) {
        try {
            Path from = Path.of(
                    own.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new JarsBeside(
                    Objects.requireNonNull(from.toAbsolutePath().getParent()).resolve(name));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this library's own jar has no path", e);
        }
    }

    public boolean areThere() {
        return Files.isDirectory(folder);
    }

    /** In the order of their names. */
    public URL[] urls() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(JarsBeside::url)
                    .toArray(URL[]::new);
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
