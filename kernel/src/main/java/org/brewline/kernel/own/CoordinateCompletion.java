package org.brewline.kernel.own;

import coursierapi.Cache;
import coursierapi.Complete;
import coursierapi.CompleteResult;
import coursierapi.MavenRepository;
import coursierapi.Repository;
import coursierapi.error.CoursierError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brewline.kernel.threads.Threads;

/**
 * Completes {@code group:artifact:version}: with what lies on this machine at once, and with what the repositories list
 * if they answer while somebody waits. What comes later is there at the next question.
 */
final class CoordinateCompletion {
    private static final long PATIENCE_MILLIS = 700;
    private static final int COLONS_OF_VERSION = 2;
    private static final Path MAVENS_OWN = Path.of(System.getProperty("user.home"), ".m2", "repository");

    private final Map<Question, CompletableFuture<List<String>>> asked = new ConcurrentHashMap<>();

    private record Question(String begun, List<Repository> repositories) {}

    /**
     * Coordinates, or what is next of them, that begin like this.
     *
     * @param begun what was typed of the coordinate
     * @param repositories where to look, nearest first
     * @param cache where Coursier keeps what it fetched
     * @return versions newest first, all else in the order of the repositories
     */
    List<String> of(String begun, Collection<Repository> repositories, Cache cache) {
        var found = new LinkedHashSet<String>();
        List<Repository> here = local(repositories, cache);
        here.forEach(repository -> found.addAll(listed(begun, repository, cache)));
        found.addAll(
                soon(begun, repositories.stream().filter(r -> !here.contains(r)).toList(), cache));
        var ordered = new ArrayList<>(found);
        if (begun.chars().filter(c -> c == ':').count() == COLONS_OF_VERSION) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /** Folders: those that are repositories, what was fetched from the others, and Maven's. */
    private static List<Repository> local(Collection<Repository> repositories, Cache cache) {
        var here = new LinkedHashSet<Repository>();
        for (Repository repository : repositories) {
            if (repository instanceof MavenRepository maven) {
                URI base = URI.create(maven.getBase());
                if ("file".equals(base.getScheme())) {
                    here.add(repository);
                } else {
                    folder(cache.getLocation()
                                    .toPath()
                                    .resolve(base.getScheme() + "/" + base.getAuthority() + base.getPath()))
                            .ifPresent(here::add);
                }
            }
        }
        folder(MAVENS_OWN).ifPresent(here::add);
        return List.copyOf(here);
    }

    private static Optional<MavenRepository> folder(Path path) {
        return Files.isDirectory(path)
                ? Optional.of(MavenRepository.of(path.toUri().toString()))
                : Optional.empty();
    }

    private List<String> soon(String begun, List<Repository> repositories, Cache cache) {
        var question = new Question(begun, repositories);
        CompletableFuture<List<String>> answer = asked.computeIfAbsent(
                question,
                q -> CompletableFuture.supplyAsync(
                        () -> repositories.stream()
                                .flatMap(repository -> listed(begun, repository, cache).stream())
                                .toList(),
                        task -> Threads.start("completion", task)));
        try {
            List<String> found = answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (found.isEmpty()) {
                asked.remove(question, answer); // nobody may have been reached
            }
            return found;
        } catch (TimeoutException | ExecutionException slow) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<String> listed(String begun, Repository repository, Cache cache) {
        try {
            CompleteResult result = Complete.create()
                    .withRepositories(repository)
                    .withCache(cache)
                    .withInput(begun)
                    .complete();
            String kept = begun.substring(0, result.getFrom());
            return result.getCompletions().stream()
                    .map(next -> kept + next)
                    .filter(whole -> whole.startsWith(begun))
                    .toList();
        } catch (CoursierError | RuntimeException unreadable) {
            return List.of();
        }
    }
}
