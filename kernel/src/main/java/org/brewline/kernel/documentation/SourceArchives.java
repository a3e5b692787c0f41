package org.brewline.kernel.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The archives that hold Java sources: the JDK's own and those beside class path jars; each opened at its first use. */
final class SourceArchives {

    private final Map<Path, ZipFile> archives = new LinkedHashMap<>();
    private final List<Path> paths = new ArrayList<>();

    synchronized void add(Path archive) {
        if (!paths.contains(archive)) {
            paths.add(archive);
        }
    }

    /** The text of {@code java/util/Map.java}; in the JDK's archive, that of whatever module has it. */
    synchronized Optional<String> read(String file) {
        for (Path path : paths) {
            Optional<String> text = archive(path).flatMap(archive -> read(archive, file));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> read(ZipFile archive, String file) {
        ZipEntry entry = archive.getEntry(file);
        if (entry == null && archive.getEntry("java.base/java/lang/Object.java") != null) {
            entry = ModuleLayer.boot().modules().stream()
                    .map(module -> archive.getEntry(module.getName() + "/" + file))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One that is not there yet may come later. */
    private Optional<ZipFile> archive(Path path) {
        if (!archives.containsKey(path)) {
            open(path).ifPresent(archive -> archives.put(path, archive));
        }
        return Optional.ofNullable(archives.get(path));
    }

    /** An archive that can't be read is one without sources. */
    private static Optional<ZipFile> open(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(new ZipFile(path.toFile())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
