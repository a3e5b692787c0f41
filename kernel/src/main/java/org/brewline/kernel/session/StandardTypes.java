package org.brewline.kernel.session;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public types of the packages that JShell imports by default. The compiler reads a package that is imported as a
 * whole anew for every cell, a thousand types of which the cell names three; so each type is imported when it is named.
 * Not safe for many threads.
 */
final class StandardTypes {
    static final List<String> PACKAGES = List.of(
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.prefs",
            "java.util.regex",
            "java.util.stream");

    private final Map<String, Optional<String>> known = new HashMap<>();
    private @Nullable NavigableSet<String> all;

    /** The qualified name of a standard type. */
    Optional<String> qualified(String simpleName) {
        return Character.isUpperCase(simpleName.charAt(0))
                ? known.computeIfAbsent(
                        simpleName,
                        name -> PACKAGES.stream()
                                .map(folder -> folder + "." + name)
                                .filter(StandardTypes::isPublicType)
                                .findFirst())
                : Optional.empty();
    }

    /** The simple names of the types whose name starts with the prefix, which is not empty. */
    List<String> startingWith(String prefix) {
        return all().tailSet(prefix, true).stream()
                .takeWhile(name -> name.startsWith(prefix))
                .filter(name -> qualified(name).isPresent())
                .toList();
    }

    /** Of those that are not public too. */
    private NavigableSet<String> all() {
        NavigableSet<String> read = all;
        if (read == null) {
            read = new TreeSet<>();
            for (String name : PACKAGES) {
                for (String file : files(name)) {
                    if (file.endsWith(".class") && file.indexOf('$') < 0) {
                        read.add(file.substring(0, file.length() - ".class".length()));
                    }
                }
            }
            all = read;
        }
        return read;
    }

    private static List<String> files(String packageName) {
        var names = new ArrayList<String>();
        String module = packageName.equals("java.util.prefs") ? "java.prefs" : "java.base";
        try (Stream<Path> files =
                Files.list(Path.of(URI.create("jrt:/" + module + "/" + packageName.replace('.', '/'))))) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (IOException | RuntimeException e) {
            return names; // a JVM without the module
        }
        return names;
    }

    private static boolean isPublicType(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, ClassLoader.getPlatformClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
