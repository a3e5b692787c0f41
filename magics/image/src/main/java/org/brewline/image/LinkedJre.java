package org.brewline.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/**
 * A JRE that jlink makes of a JDK's modules, kept in a cache folder. The same JDK gives the same bytes.
 *
 * @param home where it lies
 * @param version its Java version, such as 17.0.15
 */
record LinkedJre(Path home, String version) {
    /** Everything of Java SE, and what libraries commonly use beyond it. */
    private static final String MODULES =
            "java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.charsets,jdk.management,jdk.net,jdk.naming.dns";

    /** A container's memory is the step's own. A server's defaults do not know that. */
    private static final String OPTIONS =
            "-XX:MaxRAMPercentage=75 -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8";

    /** From this version on, dumping its class archive twice gives the same bytes. */
    private static final int STEADY_ARCHIVE = 21;

    /** All times in an image; the class archive holds only for modules of just this time. */
    static final FileTime TIME = FileTime.fromMillis(1000);

    static LinkedJre of(Path jdk, Path cache) throws IOException, InterruptedException {
        var release = new Properties();
        Path jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink) || !Files.isReadable(jdk.resolve("release"))) {
            throw refused("the JDK " + jdk + " has no jlink", "name another: --jdk /path/to/jdk");
        }
        try (var text = Files.newBufferedReader(jdk.resolve("release"))) {
            release.load(text);
        }
        String system = unquoted(release, "OS_NAME");
        if (!system.equals("Linux")) {
            throw refused(
                    "the JDK %s is for %s, and containers run Linux".formatted(jdk, system),
                    "build upon an image that has a JRE: --base eclipse-temurin:17-jre");
        }
        String version = unquoted(release, "JAVA_VERSION");
        Path home = cache.resolve("jre-" + version + "-" + key(jdk));
        if (!Files.isDirectory(home)) {
            link(jlink, version, home);
        }
        return new LinkedJre(home, version);
    }

    private static void link(Path jlink, String version, Path home) throws IOException, InterruptedException {
        Path cache = Files.createDirectories(home.resolveSibling("."));
        Path folder = Files.createTempDirectory(cache, "linking");
        Path fresh = folder.resolve("jre");
        try {
            run(List.of(
                    jlink.toString(),
                    "--add-modules",
                    MODULES,
                    "--strip-debug",
                    "--no-header-files",
                    "--no-man-pages",
                    "--compress=2",
                    "--add-options=" + OPTIONS,
                    "--output",
                    fresh.toString()));
            Files.setLastModifiedTime(fresh.resolve("lib/modules"), TIME);
            if (Integer.parseInt(version.replaceFirst("\\D.*", "")) >= STEADY_ARCHIVE) {
                run(List.of(fresh.resolve("bin/java").toString(), "-Xshare:dump"));
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another kernel was faster, and its JRE is the same.
        } finally {
            Folders.delete(folder);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var finished = Finished.of(command);
        if (finished.exitCode() != 0) {
            throw refused(
                    "%s ended with %d: %s"
                            .formatted(
                                    command.get(0),
                                    finished.exitCode(),
                                    finished.output().strip()),
                    "");
        }
    }

    private static String key(Path jdk) throws IOException {
        var said = new ArrayList<String>(List.of(MODULES, OPTIONS));
        said.add(Files.readString(jdk.resolve("release")));
        return HexFormat.of()
                .formatHex(Digests.sha256(String.join("\n", said).getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
    }

    private static String unquoted(Properties release, String name) {
        return release.getProperty(name, "").replace("\"", "");
    }

    /** Every file of it, without those that only work with a screen or a sound card. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*/lib(awt_xawt|splashscreen|jawt|jsound)\\.so"))
                    .sorted()
                    .toList();
        }
    }

    static ProblemsException refused(String what, String instead) {
        return new ProblemsException("No image was built", List.of(new Problem(what, "", instead)));
    }
}
