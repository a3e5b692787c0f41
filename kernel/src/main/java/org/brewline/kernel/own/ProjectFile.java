package org.brewline.kernel.own;

import coursierapi.Dependency;
import coursierapi.MavenRepository;
import coursierapi.Module;
import coursierapi.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.brewline.kernel.magic.MagicException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A project's {@code pom.xml} as something to depend on: it is laid, with the parents that lie beside it, into a
 * repository of its own, so that Coursier reads it as it reads every POM, with properties, managed versions and
 * exclusions.
 */
final class ProjectFile {
    private final Path repository;

    private ProjectFile(Path repository) {
        this.repository = repository;
    }

    /** What the project depends on, and the repository to find it in. */
    record Wanted(Dependency dependency, MavenRepository repository) {}

    static Wanted of(Path pom) {
        try {
            var file = new ProjectFile(Files.createTempDirectory("brewline-project"));
            Dependency dependency = file.install(pom, 0);
            return new Wanted(
                    dependency.withPublication(new Publication("", "pom", "pom")),
                    MavenRepository.of(file.repository.toUri().toString()));
        } catch (IOException e) {
            throw new MagicException("Not read", "there is no readable " + pom + ": " + e.getMessage());
        }
    }

    private Dependency install(Path pom, int depth) throws IOException {
        Element project = read(pom);
        Optional<Element> parent = child(project, "parent");
        String group = text(project, "groupId")
                .or(() -> parent.flatMap(p -> text(p, "groupId")))
                .orElseThrow(() -> lacks(pom, "groupId"));
        String version = text(project, "version")
                .or(() -> parent.flatMap(p -> text(p, "version")))
                .orElseThrow(() -> lacks(pom, "version"));
        String artifact = text(project, "artifactId").orElseThrow(() -> lacks(pom, "artifactId"));
        if (version.contains("${")) {
            throw new MagicException(
                    "Not resolved",
                    "the version of the project in " + pom + " is " + version + "; write the version itself");
        }
        Path folder = Files.createDirectories(
                repository.resolve(group.replace('.', '/')).resolve(artifact).resolve(version));
        Files.copy(pom, folder.resolve(artifact + "-" + version + ".pom"));
        if (parent.isPresent() && depth < 20) {
            Path beside = pom.toAbsolutePath()
                    .resolveSibling(text(parent.get(), "relativePath").orElse("../pom.xml"));
            Path file = Files.isDirectory(beside) ? beside.resolve("pom.xml") : beside;
            if (Files.isRegularFile(file) && text(read(file), "artifactId").equals(text(parent.get(), "artifactId"))) {
                install(file, depth + 1);
            }
        }
        return Dependency.of(Module.of(group, artifact), version);
    }

    private static MagicException lacks(Path pom, String element) {
        return new MagicException("Not resolved", pom + " has no " + element + ", so it is no project of Maven's");
    }

    private static Element read(Path pom) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SAXException e) {
            throw new MagicException("Not read", pom + " is no XML: " + e.getMessage());
        }
    }

    private static Optional<String> text(Element of, String name) {
        return child(of, name).map(found -> found.getTextContent().strip());
    }

    private static Optional<Element> child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
