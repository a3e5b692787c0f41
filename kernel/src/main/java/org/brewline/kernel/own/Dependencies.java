package org.brewline.kernel.own;

import coursierapi.Artifact;
import coursierapi.Dependency;
import coursierapi.Fetch;
import coursierapi.FetchResult;
import coursierapi.MavenRepository;
import coursierapi.Module;
import coursierapi.error.CoursierError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.magic.MagicException;

/** The Maven artifacts of a session, resolved together, so that conflicts between them are settled. */
public final class Dependencies {
    private Wish wanted = new Wish(Set.of(), Set.of(), Set.of(), Set.of());
    private final Map<String, Path> resolved = Collections.synchronizedSortedMap(new TreeMap<>());

    /**
     * Resolves the coordinates together with all earlier ones.
     *
     * @return the jars that were not there before
     * @throws MagicException if a coordinate is malformed, or can't be found or fetched
     */
    synchronized List<Path> add(Wish wish, CellDisplay display) {
        Wish all = wanted.and(wish);
        Fetch fetch = fetch(all);
        FetchResult result;
        try (var progress = new DownloadNote(display)) {
            result = fetch.fetchResult();
        } catch (CoursierError e) {
            throw new MagicException("Not resolved", sentence(e));
        }
        var fresh = new ArrayList<Path>();
        for (Map.Entry<Artifact, java.io.File> entry : result.getArtifacts()) {
            Path file = entry.getValue().toPath();
            if (!resolved.containsValue(file)) {
                fresh.add(file);
            }
        }
        for (Map.Entry<Artifact, java.io.File> entry : result.getArtifacts()) {
            resolved.put(entry.getValue().getName(), entry.getValue().toPath());
        }
        wanted = all;
        return fresh;
    }

    private static Fetch fetch(Wish wish) {
        Fetch fetch = Fetch.create();
        for (String coordinate : wish.coordinates()) {
            Dependency dependency = dependency(coordinate);
            for (String exclusion : wish.exclusions()) {
                String[] parts = exclusion.split(":", -1);
                if (parts.length != 2) {
                    throw new MagicException(
                            "Wrong exclusion", "\"" + exclusion + "\" is no exclusion; write group:artifact");
                }
                dependency.addExclusion(parts[0], parts[1]);
            }
            fetch.addDependencies(dependency);
        }
        wish.boms().forEach(bom -> fetch.addBomDependencies(dependency(bom)));
        wish.repositories().forEach(repository -> fetch.addRepositories(MavenRepository.of(repository)));
        return fetch;
    }

    private static String sentence(CoursierError e) {
        return String.valueOf(e.getMessage())
                        .lines()
                        .filter(l -> l.contains("Error") || l.contains("onflict"))
                        .map(String::strip)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("the artifacts could not be fetched")
                + "\ncheck group, artifact and version; nothing was added";
    }

    private static Dependency dependency(String coordinate) {
        String[] parts = coordinate.split(":", -1);
        if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank() || parts[2].isBlank()) {
            throw new MagicException(
                    "Wrong coordinate", "\"" + coordinate + "\" is no coordinate; write group:artifact:version");
        }
        return Dependency.of(Module.of(parts[0], parts[1]), parts[2]);
    }

    /** Every resolved jar by its file name. */
    public SortedMap<String, Path> files() {
        synchronized (resolved) {
            return new TreeMap<>(resolved);
        }
    }

    /** File name of every resolved jar to the SHA-256 of its content, in hexadecimal digits. */
    public SortedMap<String, String> checksums() {
        var sums = new TreeMap<String, String>();
        synchronized (resolved) {
            resolved.forEach((name, file) -> sums.put(name, CHECKSUMS.computeIfAbsent(file, Dependencies::sha256)));
        }
        return sums;
    }

    private static final Map<Path, String> CHECKSUMS = new java.util.concurrent.ConcurrentHashMap<>();

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
