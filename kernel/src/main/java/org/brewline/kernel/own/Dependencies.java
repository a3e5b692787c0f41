package org.brewline.kernel.own;

import coursierapi.Artifact;
import coursierapi.Cache;
import coursierapi.Dependency;
import coursierapi.Fetch;
import coursierapi.FetchResult;
import coursierapi.MavenRepository;
import coursierapi.Module;
import coursierapi.Repository;
import coursierapi.error.CoursierError;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.threads.Threads;
import org.jspecify.annotations.Nullable;

/** The Maven artifacts of a session, resolved together, so that conflicts between them are settled. */
public final class Dependencies {
    private static final Map<Path, String> CHECKSUMS = new ConcurrentHashMap<>();

    private final @Nullable Path cache;
    private final @Nullable List<Repository> repositories;
    private final CoordinateCompletion completion = new CoordinateCompletion();
    private volatile Wish wanted = Wish.NOTHING;
    private volatile Map<String, Resolved> resolved = Map.of();

    private volatile CompletableFuture<Void> sources = CompletableFuture.completedFuture(null);

    private record Resolved(String module, String version, Path file) {}

    /** With Coursier's own cache and repositories, as everything else on the machine that uses it. */
    public Dependencies() {
        this.cache = null;
        this.repositories = null;
    }

    /** With a cache folder and repositories of its own. */
    Dependencies(Path cache, List<Repository> repositories) {
        this.cache = cache;
        this.repositories = List.copyOf(repositories);
    }

    /**
     * What came of a wish.
     *
     * @param jars those that were not there before
     * @param conflicts a sentence for each library of which different versions were asked for
     */
    record Added(List<Path> jars, List<String> conflicts) {}

    /**
     * Resolves the coordinates together with all earlier ones.
     *
     * @throws MagicException if a coordinate is malformed, or can't be found or fetched; then nothing was added
     */
    synchronized Added add(Wish wish, CellDisplay display) {
        Wish all = wanted.and(wish);
        List<Dependency> asked = dependencies(all);
        try (var progress = new DownloadNote(display)) {
            Fetch together = fetch(all, progress).addDependencies(asked.toArray(Dependency[]::new));
            FetchResult result = together.fetchResult();
            Map<String, Resolved> now = resolved(result);
            List<Path> fresh = now.values().stream()
                    .map(Resolved::file)
                    .filter(file ->
                            resolved.values().stream().noneMatch(r -> r.file().equals(file)))
                    .toList();
            var taken = new TreeMap<String, String>();
            result.getDependencies().forEach(d -> taken.put(Conflicts.module(d), d.getVersion()));
            List<String> conflicts = Conflicts.of(asked, taken, () -> fetch(all, progress));
            resolved = now;
            wanted = all;
            fetchSources(all, asked);
            return new Added(fresh, conflicts);
        } catch (CoursierError e) {
            throw new MagicException("Not resolved", sentence(e));
        }
    }

    /** Sources lie beside their jar in the cache, where inspection looks for them; nobody waits for them. */
    private void fetchSources(Wish all, List<Dependency> asked) {
        sources = CompletableFuture.runAsync(
                () -> {
                    try {
                        fetch(all, null)
                                .addDependencies(asked.toArray(Dependency[]::new))
                                .withMainArtifacts(false)
                                .withClassifiers(Set.of("sources"))
                                .fetch();
                    } catch (CoursierError e) {
                        return; // without sources there is no documentation, and nothing else is lost
                    }
                },
                task -> Threads.start("sources", task));
    }

    /** Done when the sources of what was added last are there, or can't be had. */
    CompletableFuture<Void> sources() {
        return sources;
    }

    private Fetch fetch(Wish wish, @Nullable DownloadNote progress) {
        Fetch fetch = Fetch.create();
        if (repositories != null) {
            fetch.withRepositories(repositories.toArray(Repository[]::new));
        }
        fetch.withCache(progress == null ? place() : place().withLogger(progress));
        wish.boms().forEach(bom -> fetch.addBomDependencies(dependency(bom)));
        wish.repositories().forEach(repository -> fetch.addRepositories(MavenRepository.of(repository)));
        wish.projects().forEach(project -> fetch.addRepositories(project.repository()));
        return fetch;
    }

    /** Coordinates that begin like this. */
    List<String> completions(String begun) {
        var searched = new ArrayList<Repository>(repositories == null ? Repository.defaults() : repositories);
        wanted.repositories().forEach(repository -> searched.add(MavenRepository.of(repository)));
        return completion.of(begun, searched, place());
    }

    private Cache place() {
        return cache == null ? Cache.create() : Cache.create().withLocation(cache.toFile());
    }

    private static List<Dependency> dependencies(Wish wish) {
        var all = new ArrayList<Dependency>();
        wish.coordinates().forEach(coordinate -> all.add(dependency(coordinate)));
        wish.projects().forEach(project -> all.add(project.dependency()));
        for (String exclusion : wish.exclusions()) {
            String[] parts = exclusion.split(":", -1);
            if (parts.length != 2) {
                throw new MagicException(
                        "Wrong exclusion", "\"" + exclusion + "\" is no exclusion; write group:artifact");
            }
            all.forEach(dependency -> dependency.addExclusion(parts[0], parts[1]));
        }
        return all;
    }

    private static String sentence(CoursierError e) {
        return String.valueOf(e.getMessage())
                        .lines()
                        .filter(l -> l.contains("Error") || l.contains("onflict") || l.contains("not found"))
                        .map(String::strip)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("the artifacts could not be fetched")
                + "\ncheck group, artifact and version; nothing was added";
    }

    private static Dependency dependency(String coordinate) {
        List<String> parts = List.of(coordinate.split(":", -1));
        if (parts.size() < 3 || parts.size() > 4 || parts.stream().anyMatch(String::isBlank)) {
            throw new MagicException(
                    "Wrong coordinate",
                    "\"" + coordinate + "\" is no coordinate; write group:artifact:version, or"
                            + " group:artifact:version:classifier");
        }
        Dependency dependency = Dependency.of(Module.of(parts.get(0), parts.get(1)), parts.get(2));
        return parts.size() == 3 ? dependency : dependency.withClassifier(parts.get(3));
    }

    /** By file name, with the coordinates that the addresses of the files tell. */
    private static Map<String, Resolved> resolved(FetchResult result) {
        var found = new TreeMap<String, Resolved>();
        for (Map.Entry<Artifact, File> entry : result.getArtifacts()) {
            Path file = entry.getValue().toPath();
            String name = String.valueOf(file.getFileName());
            found.put(entry.getKey().getUrl(), resolved(result, entry.getKey().getUrl(), name, file));
        }
        return found;
    }

    private static Resolved resolved(FetchResult result, String url, String name, Path file) {
        for (Dependency dependency : result.getDependencies()) {
            Module module = dependency.getModule();
            String folder = "/%s/%s/%s/"
                    .formatted(module.getOrganization().replace('.', '/'), module.getName(), dependency.getVersion());
            String start = module.getName() + "-" + dependency.getVersion();
            if (url.contains(folder) && name.startsWith(start)) {
                String classifier = name.substring(start.length()).replaceFirst("\\.\\w+$", "");
                return new Resolved(
                        Conflicts.module(dependency) + classifier.replaceFirst("^-", ":"),
                        dependency.getVersion(),
                        file);
            }
        }
        return new Resolved(name, "", file);
    }

    /** What the notebook has, by coordinate. */
    public List<ResolvedArtifact> artifacts() {
        return resolved.values().stream()
                .map(r -> new ResolvedArtifact(
                        r.module(), r.version(), r.file(), CHECKSUMS.computeIfAbsent(r.file(), Dependencies::sha256)))
                .sorted(java.util.Comparator.comparing(ResolvedArtifact::coordinate))
                .toList();
    }

    /** Coordinate of every library to the SHA-256 of its file, in hexadecimal digits. */
    public SortedMap<String, String> checksums() {
        var sums = new TreeMap<String, String>();
        artifacts().forEach(artifact -> sums.put(artifact.coordinate(), artifact.sha256()));
        return sums;
    }

    /** What was said beside the coordinates and keeps being needed, as {@code %maven} takes it. */
    public List<String> options() {
        var options = new ArrayList<String>();
        Wish all = wanted;
        all.exclusions().forEach(exclusion -> options.add("--exclude " + exclusion));
        // A password in an address is nobody else's.
        all.repositories().forEach(address -> options.add("--repository " + address.replaceFirst("//[^/@]*@", "//")));
        return options;
    }

    /** The version of {@code group:artifact} that was taken. */
    Optional<String> version(String module) {
        return resolved.values().stream()
                .filter(r -> r.module().equals(module))
                .map(Resolved::version)
                .findFirst();
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[64 * 1024];
            int n;
            while ((n = in.read(buffer)) > 0) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("can't read " + file, e);
        }
    }
}
