package org.brewline.engine.step.isolated;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.brewline.engine.step.Main;

/**
 * How a step's JVM is started.
 *
 * @param memory its heap in bytes; 0 for the JVM's own choice
 * @param cpu the processors that it has; 0 for all
 * @param disk the most bytes that it may write; 0 for no limit
 */
record JvmSpec(List<Path> classPath, long memory, double cpu, long disk) {
    /** What a JVM needs beside its heap, at least. */
    private static final long BESIDE_HEAP = 256L << 20;

    private static final long SMALL_HEAP = 1L << 30;

    /** Flags of this JVM that code may rely on, so that it finds them in its own JVM too. */
    private static final List<String> PASSED_ON =
            List.of("--add-", "--enable-", "--sun-misc-", "-Dfile.encoding", "-Djava.awt.headless", "-Duser.");

    /**
     * Reads and writes go through pipes of their own, so that nothing that the step or its children print gets between.
     * When memory runs out, the system is to end this process before the notebook's. A session of its own, so that all
     * that it starts can be found.
     */
    private static final String SCRIPT = """
            [ ! -w /proc/self/oom_score_adj ] || echo 800 2>/dev/null >/proc/self/oom_score_adj
            ulimit -c 0; [ "$1" = 0 ] || ulimit -f "$1"; shift
            exec "$@" 3>&1 1>&2 4<&0 0</dev/null
            """;

    JvmSpec {
        classPath = List.copyOf(classPath);
    }

    /** The most that the process and all that it starts may have; 0 for no limit. */
    long mostMemory() {
        return memory == 0 ? 0 : memory + Math.max(BESIDE_HEAP, memory / 4);
    }

    /** Where the JVM describes how it crashed. */
    static Path crashFile(long pid) {
        return Path.of(System.getProperty("java.io.tmpdir"), "brewline-crash-" + pid + ".log");
    }

    /** @param archive classes to start with */
    List<String> command(Optional<Path> archive) {
        var command = new ArrayList<String>();
        Path session = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(session)) {
            command.add(session.toString());
        }
        command.addAll(Processors.command(cpu));
        long blocks = disk == 0 ? 0 : Math.max(1, disk / 512);
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "brewline-step", String.valueOf(blocks)));
        command.addAll(java());
        archive.ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
        command.addAll(List.of(Main.class.getName(), "--serve", "/dev/fd/4", "/dev/fd/3"));
        return command;
    }

    /** The JVM with its flags, to which the main class and its arguments come. */
    List<String> java() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash"));
        command.add("-XX:ErrorFile=" + crashFile(0).toString().replace("-0.log", "-%p.log"));
        if ((cpu > 0 && cpu <= 1) || (memory > 0 && memory <= SMALL_HEAP)) {
            command.add("-XX:+UseSerialGC"); // the others cost more memory than they save time
        }
        if (memory > 0) {
            command.add("-Xmx" + memory);
        }
        if (cpu > 0) {
            command.add("-XX:ActiveProcessorCount=" + Processors.number(cpu));
        }
        command.add("-Duser.timezone=" + TimeZone.getDefault().getID());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> PASSED_ON.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return command;
    }

    /** A size as a person writes it. */
    static String text(long bytes) {
        return bytes >= 10L << 30
                ? (bytes >> 30) + "g"
                : bytes >= 1 << 20 ? (bytes >> 20) + "m" : String.format(Locale.ROOT, "%dk", bytes >> 10);
    }
}
