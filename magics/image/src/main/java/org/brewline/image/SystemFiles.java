package org.brewline.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a JRE needs of the system under it, taken from this machine: the C library and whatever else its own libraries
 * are linked with, one font, the certificates of the web, and UTF-8.
 */
final class SystemFiles {
    private static final Pattern LINKED = Pattern.compile("(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    /** The JRE finds fonts with it, and loads it only then. */
    private static final Pattern FONTCONFIG = Pattern.compile("\\s*libfontconfig\\.so\\.1 \\(.*\\) => (/\\S+)");

    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/share/fonts/truetype/dejavu"), Path.of("/usr/lib/locale/C.utf8"));

    private static final List<Path> FILES =
            List.of(Path.of("/etc/fonts/fonts.conf"), Path.of("/etc/ssl/certs/ca-certificates.crt"));

    private SystemFiles() {}

    /** Files of this machine by their path in the image. */
    static SortedMap<String, Path> of(LinkedJre jre) throws IOException, InterruptedException {
        var programs = new ArrayList<String>();
        for (Path file : jre.files()) {
            if (file.toString().endsWith(".so") || file.endsWith(Path.of("bin", "java"))) {
                programs.add(file.toString());
            }
        }
        fontconfig().ifPresent(programs::add);
        var files = linkedWith(programs, jre.home());
        FILES.stream().filter(Files::isReadable).forEach(file -> files.put(file.toString(), file));
        for (Path folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                Folders.files(folder).forEach(file -> files.put(file.toString(), file));
            }
        }
        return files;
    }

    private static SortedMap<String, Path> linkedWith(List<String> programs, Path own)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of("ldd"));
        command.addAll(programs);
        var finished = Finished.of(command);
        var files = new TreeMap<String, Path>();
        finished.output().lines().map(String::strip).forEach(line -> {
            var linked = LINKED.matcher(line);
            if (linked.matches() && !linked.group(1).startsWith(own.toString())) {
                files.put(linked.group(1), Path.of(linked.group(1)));
            }
        });
        if (files.isEmpty()) {
            throw LinkedJre.refused(
                    "ldd does not say what the JRE is linked with: "
                            + finished.output().strip(),
                    "build upon an image that has a JRE: --base eclipse-temurin:17-jre");
        }
        for (String program : programs) {
            if (!program.startsWith(own.toString())) {
                files.put(program, Path.of(program));
            }
        }
        return files;
    }

    private static java.util.Optional<String> fontconfig() throws InterruptedException {
        for (String ldconfig : List.of("ldconfig", "/sbin/ldconfig", "/usr/sbin/ldconfig")) {
            try {
                return Finished.of(List.of(ldconfig, "-p"))
                        .output()
                        .lines()
                        .map(FONTCONFIG::matcher)
                        .filter(line -> line.matches())
                        .map(line -> line.group(1))
                        .findFirst();
            } catch (IOException e) {
                // It is not there under this name; without it, charts have no texts.
            }
        }
        return java.util.Optional.empty();
    }
}
