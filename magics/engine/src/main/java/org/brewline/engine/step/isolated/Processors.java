package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processors that a step with a limit may use, its children and native code too; steps that run at once get
 * different ones as far as they go. Only Linux has what this needs: elsewhere the JVM keeps to its number by itself, and
 * nobody else does.
 */
final class Processors {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Processors() {}

    /** What a process of that many is started with; nothing if there is no limit, or none that can be kept. */
    static List<String> command(double cpu) {
        int number = number(cpu);
        if (cpu == 0 || !Files.isExecutable(TASKSET)) {
            return List.of();
        }
        List<Integer> allowed = allowed();
        return number >= allowed.size()
                ? List.of()
                : List.of(TASKSET.toString(), "-c", list(allowed, number, NEXT.getAndAdd(number)));
    }

    /** Half a processor is one that others use, too. */
    static int number(double cpu) {
        return (int) Math.max(1, Math.ceil(cpu));
    }

    /** So many of these, from the first on, around. */
    static String list(List<Integer> allowed, int number, int first) {
        return IntStream.range(0, number)
                .mapToObj(i -> String.valueOf(allowed.get(Math.floorMod(first + i, allowed.size()))))
                .collect(Collectors.joining(","));
    }

    private static List<Integer> allowed() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> parsed(line.substring(ALLOWED.length()).strip()))
                    .orElse(List.of());
        } catch (IOException | RuntimeException e) {
            return List.of(); // what the system does not tell is no limit
        }
    }

    /** {@code 0-2,5} as 0, 1, 2, 5. */
    static List<Integer> parsed(String ranges) {
        var all = new ArrayList<Integer>();
        for (String range : ranges.split(",", -1)) {
            String[] ends = range.split("-", -1);
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                all.add(i);
            }
        }
        return all;
    }
}
