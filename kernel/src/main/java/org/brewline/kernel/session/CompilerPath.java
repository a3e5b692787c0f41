package org.brewline.kernel.session;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;
import org.brewline.kernel.display.Show;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler sees of the kernel's class path. Opening all of it costs as much time and memory as all the rest of
 * the compiler, so it sees the jars of what was imported, and the rest when a cell does not compile without it.
 */
final class CompilerPath {
    private final Set<Path> seen = new LinkedHashSet<>();
    private @Nullable StandardJavaFileManager files;
    private boolean whole;

    /** Takes JShell's file manager, as JShell is made. */
    StandardJavaFileManager begin(StandardJavaFileManager made) {
        files = made;
        seen.addAll(rootOf(Show.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                .toList());
        set();
        return made;
    }

    /** Sees where the class comes from. */
    void openFor(JShell shell, String className) {
        URL resource = Show.class.getClassLoader().getResource(className.replace('.', '/') + ".class");
        if (!whole && resource != null) {
            container(resource, className).filter(seen::add).ifPresent(root -> refresh(shell));
        }
    }

    /** Sees these too, which are not the kernel's. */
    void add(JShell shell, Collection<Path> entries) {
        seen.addAll(entries);
        refresh(shell);
    }

    /**
     * Sees everything.
     *
     * @return false if it did already
     */
    boolean openWhole(JShell shell) {
        if (whole) {
            return false;
        }
        whole = true;
        String all = System.getProperty("java.class.path", "");
        Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(e -> !e.isEmpty())
                .map(Path::of)
                .forEach(seen::add);
        refresh(shell);
        return true;
    }

    /** JShell drops what it knew when its class path changes; then it sees its own, which is replaced. */
    private void refresh(JShell shell) {
        shell.addToClasspath("");
        set();
    }

    private void set() {
        try {
            if (files != null) {
                files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.copyOf(seen));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the class path can't be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Path> container(URL resource, String className) {
        try {
            if (resource.openConnection() instanceof JarURLConnection jar) {
                return rootOf(jar.getJarFileURL());
            }
            String text = resource.toString();
            return rootOf(URI.create(text.substring(0, text.length() - className.length() - ".class".length()))
                    .toURL());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> rootOf(URL location) {
        try {
            return location.getProtocol().equals("file") ? Optional.of(Path.of(location.toURI())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
