package org.brewline.kubeflow.image;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brewline.engine.step.Main;

/** The libraries that run a step, found on the class path of this process. */
final class StepRunner {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");
    private static final Pattern MODULE = Pattern.compile(".*/magics/(engine|handlers)/target/.*");

    private StepRunner() {}

    static List<Library> libraries() {
        Set<String> wanted = wanted();
        var found = new ArrayList<Library>();
        for (Path entry : classPath()) {
            String name = name(entry);
            if (wanted.contains(name)) {
                found.add(new Library(name, entry));
            }
        }
        return List.copyOf(found);
    }

    private static Set<String> wanted() {
        try (InputStream list =
                Objects.requireNonNull(StepRunner.class.getResourceAsStream("step-runner"), "step-runner")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine's own place too: a class loader other than the application's may have it. */
    private static Set<Path> classPath() {
        var entries = new LinkedHashSet<Path>();
        try {
            entries.add(Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the engine's own jar has no path", e);
        }
        Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .forEach(entries::add);
        return entries;
    }

    /** The artifact's name: that of a jar without its version, or of one of our modules that is not packed. */
    private static String name(Path entry) {
        var module = MODULE.matcher(entry.toString());
        if (module.matches()) {
            return "brewline-" + module.group(1);
        }
        var jar = JAR.matcher(Objects.requireNonNull(entry.getFileName()).toString());
        return jar.matches() ? jar.group(1) : "";
    }
}
