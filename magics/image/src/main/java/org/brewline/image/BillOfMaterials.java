package org.brewline.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.brewline.kubeflow.image.ImageRecipe;
import org.brewline.kubeflow.image.Library;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;

/** What is in an image, in the words of CycloneDX. It says no time and no number of its own: same image, same text. */
final class BillOfMaterials {
    private final Bom bom = new Bom();

    BillOfMaterials(ImageRecipe recipe) {
        var image = new Component();
        image.setType(Component.Type.CONTAINER);
        image.setName(recipe.name());
        var metadata = new Metadata();
        metadata.setTimestamp(null);
        metadata.setComponent(image);
        bom.setMetadata(metadata);
        recipe.base().ifPresent(base -> bom.addComponent(component(Component.Type.CONTAINER, base, "")));
    }

    void add(LinkedJre jre, SortedMap<String, Path> system) throws IOException {
        bom.addComponent(component(Component.Type.PLATFORM, "JRE", jre.version()));
        for (Map.Entry<String, Path> each : system.entrySet()) {
            addFile(each.getKey(), each.getValue());
        }
    }

    void addFile(String path, Path file) throws IOException {
        var part = component(Component.Type.FILE, path, "");
        part.addHash(new Hash(Hash.Algorithm.SHA_256, Digests.sha256(file)));
        bom.addComponent(part);
    }

    void addLibrary(Library library) throws IOException {
        var said = coordinate(library);
        String name = said.isEmpty() ? library.fileName() : said.get(said.size() - 2);
        var part = component(Component.Type.LIBRARY, name, said.isEmpty() ? "" : said.get(said.size() - 1));
        if (said.size() == 3) {
            part.setGroup(said.get(0));
            part.setPurl("pkg:maven/%s/%s@%s".formatted(said.get(0), said.get(1), said.get(2)));
        }
        part.addHash(new Hash(Hash.Algorithm.SHA_256, Digests.sha256(library.file())));
        bom.addComponent(part);
    }

    String text() throws IOException {
        try {
            return new BomJsonGenerator(bom, Version.VERSION_16).toJsonString(true) + "\n";
        } catch (GeneratorException e) {
            throw new IOException("the bill of materials was not written: " + e.getMessage(), e);
        }
    }

    private static Component component(Component.Type type, String name, String version) {
        var component = new Component();
        component.setType(type);
        component.setName(name);
        if (!version.isEmpty()) {
            component.setVersion(version);
        }
        return component;
    }

    /** Group, artifact, version: as it was asked for, else as Maven wrote it into the jar, else by the file's name. */
    private static List<String> coordinate(Library library) throws IOException {
        List<String> parts = List.of(library.coordinate().split(":", -1));
        if (parts.size() >= 3) {
            return List.of(parts.get(0), parts.get(1), parts.get(parts.size() - 1));
        }
        try (var jar = new JarFile(library.file().toFile())) {
            List<ZipEntry> own = jar.stream()
                    .<ZipEntry>map(entry -> entry)
                    .filter(entry -> entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom.properties"))
                    .filter(entry -> entry.getName().contains("/" + library.coordinate() + "/"))
                    .toList();
            Optional<ZipEntry> said = own.stream().findFirst();
            if (said.isPresent()) {
                var properties = new Properties();
                try (InputStream text = jar.getInputStream(said.get())) {
                    properties.load(text);
                }
                return List.of(
                        properties.getProperty("groupId", ""),
                        properties.getProperty("artifactId", ""),
                        properties.getProperty("version", ""));
            }
        }
        String name = library.fileName().replaceFirst("\\.jar$", "");
        String version = name.startsWith(library.coordinate() + "-")
                ? name.substring(library.coordinate().length() + 1)
                : "";
        return version.isEmpty() ? List.of() : List.of(library.coordinate(), version);
    }
}
