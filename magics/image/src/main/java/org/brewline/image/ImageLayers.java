package org.brewline.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.image.Library;

/**
 * The layers of an image, those that change seldom first: system, JRE, step runner, dependencies, components, data.
 * Whatever lies under a path twice lies in the image once, as in a class path: the first one.
 */
final class ImageLayers {
    static final String JAVA = "/opt/java";
    static final String LIBRARIES = "/brewline/lib/";
    static final String WORK = "/brewline/work";
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions ANYBODY = FilePermissions.fromOctalString("777");
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");

    private final ImageRecipe recipe;
    /** What has no file of its own is written here first. */
    private final Path scratch;

    private final TreeMap<String, Library> libraries = new TreeMap<>();

    ImageLayers(ImageRecipe recipe, Path scratch) {
        this.recipe = recipe;
        this.scratch = scratch;
    }

    /** The jars that are in the image, by their path there. */
    SortedMap<String, Library> libraries() {
        return libraries;
    }

    List<FileEntriesLayer> jre(LinkedJre jre, SortedMap<String, Path> system) throws IOException {
        var base = layer("system");
        Path empty = Files.createDirectories(scratch.resolve("empty"));
        base.addEntry(empty, AbsoluteUnixPath.get("/tmp"), ANYBODY);
        base.addEntry(empty, AbsoluteUnixPath.get("/root"), PROGRAM);
        base.addEntry(written("passwd", "root:x:0:0:root:/root:/sbin/nologin\n"), AbsoluteUnixPath.get("/etc/passwd"));
        base.addEntry(written("group", "root:x:0:\n"), AbsoluteUnixPath.get("/etc/group"));
        system.forEach(
                (path, file) -> base.addEntry(file, AbsoluteUnixPath.get(path), path.contains(".so") ? PROGRAM : FILE));
        var java = layer("jre");
        for (Path file : jre.files()) {
            String path = jre.home().relativize(file).toString();
            java.addEntry(
                    file,
                    AbsoluteUnixPath.get(JAVA).resolve(path),
                    path.startsWith("bin/") || path.endsWith("jspawnhelper") ? PROGRAM : FILE);
        }
        return List.of(base.build(), java.build());
    }

    List<FileEntriesLayer> contents() throws IOException {
        var layers = new ArrayList<FileEntriesLayer>();
        layers.add(jars("step runner", recipe.runner()));
        layers.add(jars("dependencies", recipe.contents().libraries()));
        var components = layer("components");
        for (var component : new TreeMap<>(recipe.contents().components()).entrySet()) {
            Path jar = scratch.resolve(component.getKey());
            Files.write(jar, component.getValue());
            components.addEntry(
                    jar, AbsoluteUnixPath.get("/brewline/components").resolve(component.getKey()));
        }
        layers.add(components.build());
        var data = layer("data");
        data.addEntry(Files.createDirectories(scratch.resolve("empty")), AbsoluteUnixPath.get(WORK), ANYBODY);
        recipe.contents()
                .files()
                .forEach((path, file) ->
                        data.addEntry(file, AbsoluteUnixPath.get(WORK).resolve(path), FILE));
        layers.add(data.build());
        return layers.stream().filter(layer -> !layer.getEntries().isEmpty()).toList();
    }

    private FileEntriesLayer jars(String name, List<Library> jars) throws IOException {
        var layer = layer(name);
        for (Library jar : jars) {
            Path file = jar.file();
            if (Files.isDirectory(file)) {
                file = scratch.resolve(jar.fileName());
                Folders.jar(jar.file(), file);
            }
            String path = LIBRARIES + jar.fileName();
            if (libraries.putIfAbsent(path, new Library(jar.coordinate(), file)) == null) {
                layer.addEntry(file, AbsoluteUnixPath.get(path), FILE);
            }
        }
        return layer.build();
    }

    private static FileEntriesLayer.Builder layer(String name) {
        return FileEntriesLayer.builder().setName(name);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text);
    }
}
