package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.brewline.engine.step.Main;
import org.brewline.engine.store.OwnThreads;

/**
 * Classes in the form in which a JVM has them in memory, so that a step's JVM starts in a fraction of the time. One file
 * for each JDK and class path, in the user's cache folder; made beside the first step that could have used it. A JVM
 * that finds none, or one that does not fit, starts without.
 */
final class ClassArchive {
    private static final Map<List<Path>, Path> FILES = new ConcurrentHashMap<>();
    private static final Set<Path> TRIED = ConcurrentHashMap.newKeySet();

    private ClassArchive() {}

    /** The archive for that class path, if it is there already. */
    static Optional<Path> of(JvmSpec spec) {
        if (spec.classPath().stream().anyMatch(entry -> !entry.toString().endsWith(".jar"))) {
            return Optional.empty(); // a JVM archives classes of jars only
        }
        Path file = FILES.computeIfAbsent(spec.classPath(), ClassArchive::file);
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        if (TRIED.add(file)) {
            OwnThreads.daemon("brewline-archive", () -> make(spec, file)).start();
        }
        return Optional.empty();
    }

    /** Makes it now. */
    static void make(JvmSpec spec, Path file) {
        Path made = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            var command = new ArrayList<>(new JvmSpec(spec.classPath(), 0, 0, 0).java());
            command.add("-XX:ArchiveClassesAtExit=" + made);
            command.addAll(List.of(Main.class.getName(), "--warm-up"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            if (Files.isRegularFile(made)) {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // Without it steps start more slowly, and that is all.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path file(List<Path> classPath) {
        var text = new StringBuilder(System.getProperty("java.home"))
                .append(Runtime.version())
                .append('\n');
        for (Path entry : classPath) {
            text.append(entry)
                    .append(' ')
                    .append(entry.toFile().length())
                    .append(' ')
                    .append(entry.toFile().lastModified())
                    .append('\n');
        }
        return caches().resolve("brewline").resolve("steps-" + hash(text.toString()) + ".jsa");
    }

    private static Path caches() {
        String given = System.getenv("XDG_CACHE_HOME");
        return given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
