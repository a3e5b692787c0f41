package org.brewline.kernel.documentation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brewline.kernel.threads.Threads;

/**
 * The public top-level types of the JDK and of the class path, by simple name. Reads nothing before {@link #start()},
 * and then in the background: a question asked meanwhile is answered at once, from what is known by then. Safe for use
 * by many threads.
 *
 * <pre>{@code
 * TypeIndex types = new TypeIndex();
 * types.all().join();
 * types.meant("LocalDate"); // java.time.LocalDate
 * }</pre>
 */
public final class TypeIndex {
    private static final List<String> EVERYDAY = List.of(
            "java.lang",
            "java.lang.annotation",
            "java.util",
            "java.time",
            "java.nio.file",
            "java.util.stream",
            "java.util.function",
            "java.util.concurrent",
            "java.io",
            "java.net",
            "java.math",
            "java.text",
            "java.util.regex",
            "java.net.http",
            "java.time.format",
            "java.time.temporal",
            "java.nio.charset",
            "java.util.concurrent.atomic");
    private static final Pattern SELDOM =
            Pattern.compile("(com\\.sun|sun|jdk|javax|org\\.w3c|org\\.xml|org\\.ietf)\\..*");
    private static final Pattern HUMPS = Pattern.compile("(?<!^)(?=\\p{Lu})");

    /** Who brought a type along; what the notebook asked for is meant rather than what the kernel needs for itself. */
    private enum Origin {
        JDK,
        NOTEBOOK,
        KERNEL
    }

    /** How likely a type is meant, the likeliest first. */
    private enum Rank {
        EVERYDAY,
        NOTEBOOK,
        JAVA,
        SELDOM,
        KERNEL
    }

    private record Part(Origin origin, TypeTable table) {}

    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private final List<Path> waiting = new ArrayList<>();
    private CompletableFuture<Void> built = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
    private boolean started;

    /** Takes in a jar or a folder of classes; it is read in the background, after {@link #start()}. */
    public synchronized void addClassPath(Path entry) {
        if (started) {
            read(Origin.NOTEBOOK, () -> TypeScan.entry(entry));
        } else {
            waiting.add(entry);
        }
    }

    /** Starts reading, if nobody did before. */
    public synchronized void start() {
        if (!started) {
            started = true;
            read(Origin.JDK, TypeScan::jdk);
            waiting.forEach(entry -> read(Origin.NOTEBOOK, () -> TypeScan.entry(entry)));
            waiting.clear();
            Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                    .filter(entry -> !entry.isEmpty())
                    .forEach(entry -> read(Origin.KERNEL, () -> TypeScan.entry(Path.of(entry))));
        }
    }

    /** Starts reading; done when all that was given so far is known. */
    public synchronized CompletableFuture<Void> all() {
        start();
        return built.copy();
    }

    /** The same, but does not wait for the libraries that the kernel has for itself. */
    public synchronized CompletableFuture<Void> asked() {
        start();
        return asked.copy();
    }

    /** The qualified name of the type that this simple name means; empty if it is unknown, or can mean several. */
    public Optional<String> meant(String simpleName) {
        return meant(found(simpleName, Pattern.compile(Pattern.quote(simpleName))));
    }

    /** The same, only if the type is one of everyday use or of a library that the notebook asked for. */
    public Optional<String> meantOften(String simpleName) {
        Map<String, Rank> found = found(simpleName, Pattern.compile(Pattern.quote(simpleName)));
        return meant(found).filter(name -> found.get(name) == Rank.EVERYDAY || found.get(name) == Rank.NOTEBOOK);
    }

    /**
     * At most {@code limit} qualified names of types whose simple name starts with {@code prefix}, the likeliest first;
     * then those whose humps do ({@code HM} for HashMap). An empty prefix has none.
     */
    public List<String> startingWith(String prefix, int limit) {
        if (prefix.isEmpty()) {
            return List.of();
        }
        String humps =
                HUMPS.splitAsStream(prefix).map(Pattern::quote).collect(Collectors.joining("[\\p{Ll}\\d]*", "", ".*"));
        return likeliestFirst(found(prefix.substring(0, 1), Pattern.compile(humps)), prefix).stream()
                .limit(limit)
                .toList();
    }

    /** Qualified names of all types of this simple name, the likeliest first. */
    public List<String> named(String simpleName) {
        return likeliestFirst(found(simpleName, Pattern.compile(Pattern.quote(simpleName))), simpleName);
    }

    private static List<String> likeliestFirst(Map<String, Rank> found, String prefix) {
        return found.keySet().stream()
                .sorted(Comparator.<String>comparingInt(
                                name -> Signatures.simple(name).startsWith(prefix) ? 0 : 1)
                        .thenComparing(found::get)
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Optional<String> meant(Map<String, Rank> found) {
        Optional<Rank> best = found.values().stream().min(Comparator.naturalOrder());
        List<String> likeliest = found.keySet().stream()
                .filter(name -> best.get() == found.get(name)
                        || (best.get() == Rank.EVERYDAY && found.get(name) == Rank.NOTEBOOK))
                .toList();
        return likeliest.size() == 1 ? Optional.of(likeliest.get(0)) : Optional.empty();
    }

    private Map<String, Rank> found(String start, Pattern simpleName) {
        Map<String, Rank> found = new TreeMap<>();
        for (Part part : parts) {
            part.table().startingWith(start, (simple, qualified) -> {
                if (simpleName.matcher(simple).matches()) {
                    found.merge(qualified, rank(part.origin(), qualified), (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            });
        }
        return found;
    }

    private static Rank rank(Origin origin, String qualified) {
        if (origin != Origin.JDK) {
            return origin == Origin.NOTEBOOK ? Rank.NOTEBOOK : Rank.KERNEL;
        }
        if (EVERYDAY.contains(qualified.substring(0, Math.max(0, qualified.lastIndexOf('.'))))) {
            return Rank.EVERYDAY;
        }
        return SELDOM.matcher(qualified).matches() ? Rank.SELDOM : Rank.JAVA;
    }

    /** One after the other; what can't be read has no types to offer, the rest still has. */
    private synchronized void read(Origin origin, Source source) {
        built = built.thenRunAsync(
                () -> {
                    try {
                        parts.add(new Part(origin, source.read()));
                    } catch (IOException e) {
                        parts.add(new Part(origin, TypeTable.of(List.of())));
                    }
                },
                task -> Threads.start("types", task));
        asked = origin == Origin.KERNEL ? asked : built;
    }

    private interface Source {
        TypeTable read() throws IOException;
    }
}
