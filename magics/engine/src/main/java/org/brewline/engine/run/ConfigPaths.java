package org.brewline.engine.run;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The paths in config values: what a component reads from outside. */
final class ConfigPaths {
    private ConfigPaths() {}

    /** Takes a path. */
    @FunctionalInterface
    interface Sink {
        void take(Path path) throws IOException;
    }

    /** Hands over every path in the value, in lists, maps and records too. */
    static void add(@Nullable Object value, Sink sink) throws IOException {
        if (value instanceof Path path) {
            sink.take(path);
        } else if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                add(element, sink);
            }
        } else if (value instanceof Map<?, ?> map) {
            add(map.values(), sink);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    add(component.getAccessor().invoke(value), sink);
                } catch (ReflectiveOperationException e) {
                    throw new IOException("the config record can't be read: " + e, e);
                }
            }
        }
    }

    /** Notes size and age of the file, or of every file in the folder. */
    static void look(Path path, Map<Path, String> files) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (var tree = Files.walk(path)) {
            all = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            try {
                var facts = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file, facts.size() + " " + facts.lastModifiedTime());
            } catch (NoSuchFileException e) {
                files.remove(file);
            }
        }
    }

    /** The first file that is not as it was; one that was not there before may be the step's own work. */
    static Optional<String> changed(Map<Path, String> before, Map<Path, String> after) {
        return new TreeMap<>(before)
                .entrySet().stream()
                        .filter(file -> !file.getValue().equals(after.get(file.getKey())))
                        .map(file -> file.getKey().toString())
                        .findFirst();
    }
}
