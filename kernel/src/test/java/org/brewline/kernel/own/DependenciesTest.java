package org.brewline.kernel.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import coursierapi.MavenRepository;
import coursierapi.Repository;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.CellOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries from a repository in a folder: nothing is asked of the network. */
final class DependenciesTest {
    private static final String NONE = "";

    @TempDir
    Path folder;

    private Path repository;
    private Dependencies dependencies;
    private final CellDisplay display = new CellOutput((type, content) -> {}, 0);

    @BeforeEach
    void libraries() throws IOException {
        repository = Files.createDirectories(folder.resolve("repository"));
        publish("core", "1.0", NONE);
        publish("core", "1.5", NONE);
        publish("core", "2.0", NONE);
        publish("red", "1.0", needs("core", "1.0"));
        publish("blue", "1.0", needs("core", "2.0"));
        dependencies = new Dependencies(
                folder.resolve("cache"),
                List.of(MavenRepository.of(repository.toUri().toString())));
    }

    @Test
    void whatALibraryNeedsComesAlong() {
        assertThat(names(add("lib:red:1.0"))).containsExactly("core-1.0.jar", "red-1.0.jar");
        assertThat(names(add("lib:red:1.0"))).isEmpty();
    }

    @Test
    void theResolvedSetHasCoordinatesFilesAndChecksums() {
        add("lib:red:1.0");
        assertThat(dependencies.artifacts())
                .extracting(ResolvedArtifact::coordinate)
                .containsExactly("lib:core:1.0", "lib:red:1.0");
        assertThat(dependencies.checksums().get("lib:core:1.0")).matches("[0-9a-f]{64}");
        assertThat(dependencies.artifacts().get(0).file()).isRegularFile();
    }

    @Test
    void aConflictIsSettledAndTold() {
        Dependencies.Added added = dependencies.add(coordinates("lib:red:1.0", "lib:blue:1.0"), display);
        assertThat(names(added)).contains("core-2.0.jar").doesNotContain("core-1.0.jar");
        assertThat(added.conflicts())
                .containsExactly("lib:core: 2.0 was taken; lib:red:1.0 asked for 1.0; lib:blue:1.0 asked for 2.0");
    }

    @Test
    void aCoordinateCompletesPieceByPieceWithTheNewestVersionFirst() {
        assertThat(dependencies.completions("li")).contains("lib");
        assertThat(dependencies.completions("lib:c")).containsExactly("lib:core");
        assertThat(dependencies.completions("lib:core:")).startsWith("lib:core:2.0", "lib:core:1.5", "lib:core:1.0");
        assertThat(dependencies.completions("lib:nothing:")).isEmpty();
    }

    @Test
    void whatWasAskedForEarlierIsPartOfTheConflict() {
        add("lib:red:1.0");
        assertThat(dependencies.add(coordinates("lib:blue:1.0"), display).conflicts())
                .singleElement()
                .asString()
                .contains("lib:core: 2.0 was taken");
    }

    @Test
    void aRangeTakesTheNewestVersionInIt() throws IOException {
        versions("core", "1.0", "1.5", "2.0");
        assertThat(names(add("lib:core:[1.0,2.0)"))).containsExactly("core-1.5.jar");
        assertThat(dependencies.version("lib:core")).contains("1.5");
    }

    @Test
    void aBillOfMaterialsGivesTheVersions() throws IOException {
        pom("bom", "1", "<packaging>pom</packaging>" + managed(needs("core", "1.5")));
        publish("free", "1.0", needs("core", "1.0"));
        Wish wish = new Wish(Set.of("lib:free:1.0"), Set.of("lib:bom:1"), Set.of(), Set.of(), Set.of());
        assertThat(names(dependencies.add(wish, display))).containsExactly("core-1.5.jar", "free-1.0.jar");
    }

    @Test
    void whatIsExcludedStaysAway() {
        Wish wish = new Wish(Set.of("lib:red:1.0"), Set.of(), Set.of("lib:core"), Set.of(), Set.of());
        assertThat(names(dependencies.add(wish, display))).containsExactly("red-1.0.jar");
    }

    @Test
    void anotherRepositoryIsSearchedToo() {
        var elsewhere = new Dependencies(folder.resolve("cache"), List.of());
        Wish wish = new Wish(
                Set.of("lib:red:1.0"),
                Set.of(),
                Set.of(),
                Set.of(repository.toUri().toString()),
                Set.of());
        assertThat(names(elsewhere.add(wish, display))).hasSize(2);
    }

    @Test
    void whatWasFetchedOnceIsThereWithoutTheNetwork() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::serve);
        server.start();
        List<Repository> remote = List.of(
                MavenRepository.of("http://127.0.0.1:" + server.getAddress().getPort()));
        var shown = new ArrayList<String>();
        try {
            var online = new Dependencies(folder.resolve("cache"), remote);
            var told = new CellOutput((type, content) -> shown.add(String.valueOf(content)), 0);
            assertThat(names(online.add(coordinates("lib:red:1.0"), told))).hasSize(2);
            told.end();
            online.sources().join();
        } finally {
            server.stop(0);
        }
        assertThat(shown).anyMatch(content -> content.contains("downloaded "));
        var offline = new Dependencies(folder.resolve("cache"), remote);
        assertThat(names(offline.add(coordinates("lib:red:1.0"), display)))
                .containsExactly("core-1.0.jar", "red-1.0.jar");
        offline.sources().join();
    }

    @Test
    void aDownloadSaysHowFastItIsAndHowLongItTakes() {
        assertThat(DownloadNote.pace(12_000_000, 36_000_000, 5)).isEqualTo(" of 36.0 · 2.4 MB/s, 10 s left");
        assertThat(DownloadNote.pace(12_000_000, 0, 5)).isEqualTo(" · 2.4 MB/s");
        assertThat(DownloadNote.pace(0, 0, 5)).isEmpty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Path file = repository.resolve(exchange.getRequestURI().getPath().substring(1));
        try (exchange) {
            if (Files.isRegularFile(file)) {
                byte[] content = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    @Test
    void aProjectsFileGivesItsDependencies() throws IOException {
        Path parent = folder.resolve("pom.xml");
        Files.writeString(
                parent,
                project(
                        "parent",
                        "7",
                        "<packaging>pom</packaging>" + managed(needs("core", "1.5"))
                                + "<properties><red>1.0</red></properties>"));
        Path pom = Files.createDirectories(folder.resolve("app")).resolve("pom.xml");
        Files.writeString(
                pom,
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>lib</groupId><artifactId>parent</artifactId>"
                        + "<version>7</version></parent><artifactId>app</artifactId><dependencies>"
                        + "<dependency><groupId>lib</groupId><artifactId>core</artifactId></dependency>"
                        + "<dependency><groupId>lib</groupId><artifactId>red</artifactId><version>${red}</version>"
                        + "<exclusions><exclusion><groupId>lib</groupId><artifactId>core</artifactId></exclusion>"
                        + "</exclusions></dependency>"
                        + "<dependency><groupId>lib</groupId><artifactId>blue</artifactId><version>1.0</version>"
                        + "<scope>test</scope></dependency></dependencies></project>");
        Wish wish = new Wish(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(ProjectFile.of(pom)));
        assertThat(names(dependencies.add(wish, display))).containsExactly("core-1.5.jar", "red-1.0.jar");
    }

    @Test
    void aFileThatIsNoProjectIsASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("pom.xml"), "<project><artifactId>a</artifactId></project>");
        assertThatThrownBy(() -> ProjectFile.of(file))
                .isInstanceOf(MagicException.class)
                .hasMessageContaining("has no groupId");
        assertThatThrownBy(() -> ProjectFile.of(folder.resolve("none.xml"))).hasMessageContaining("no readable");
    }

    @Test
    void whatIsNotThereIsASentenceAndAddsNothing() {
        assertThatThrownBy(() -> add("lib:none:1.0")).hasMessageContaining("nothing was added");
        assertThatThrownBy(() -> add("lib:red")).hasMessageContaining("write group:artifact:version");
        assertThat(dependencies.artifacts()).isEmpty();
        assertThat(names(add("lib:core:1.0"))).hasSize(1);
    }

    private Dependencies.Added add(String... coordinates) {
        return dependencies.add(coordinates(coordinates), display);
    }

    private static Wish coordinates(String... coordinates) {
        return new Wish(new java.util.LinkedHashSet<>(List.of(coordinates)), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static List<String> names(Dependencies.Added added) {
        return added.jars().stream()
                .map(jar -> String.valueOf(jar.getFileName()))
                .sorted()
                .toList();
    }

    private void publish(String artifact, String version, String needs) throws IOException {
        pom(artifact, version, needs.isEmpty() ? "" : "<dependencies>" + needs + "</dependencies>");
        Path jar = repository.resolve("lib/%s/%s/%s-%s.jar".formatted(artifact, version, artifact, version));
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(artifact + "-" + version + ".txt"));
        }
    }

    private void pom(String artifact, String version, String more) throws IOException {
        Path place = Files.createDirectories(repository.resolve("lib/" + artifact + "/" + version));
        Files.writeString(place.resolve(artifact + "-" + version + ".pom"), project(artifact, version, more));
    }

    private void versions(String artifact, String... versions) throws IOException {
        Files.writeString(
                repository.resolve("lib/" + artifact + "/maven-metadata.xml"),
                "<metadata><groupId>lib</groupId><artifactId>%s</artifactId><versioning><versions><version>%s</version></versions></versioning></metadata>"
                        .formatted(artifact, String.join("</version><version>", versions)));
    }

    private static String project(String artifact, String version, String more) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>lib</groupId><artifactId>%s</artifactId><version>%s</version>%s</project>"
                .formatted(artifact, version, more);
    }

    private static String needs(String artifact, String version) {
        return "<dependency><groupId>lib</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                .formatted(artifact, version);
    }

    private static String managed(String dependencies) {
        return "<dependencyManagement><dependencies>%s</dependencies></dependencyManagement>".formatted(dependencies);
    }
}
