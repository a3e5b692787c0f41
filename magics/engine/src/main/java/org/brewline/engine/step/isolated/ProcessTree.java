package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process and all that came of it: its descendants, and, where the system tells, those that left it on purpose, which
 * still carry the mark in their environment.
 */
final class ProcessTree {
    /** The environment variable that marks them. */
    static final String MARK = "BREWLINE_STEP_PROCESS";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 50;

    private final ProcessHandle root;
    private final byte[] mark;

    ProcessTree(ProcessHandle root, String mark) {
        this.root = root;
        this.mark = (MARK + "=" + mark).getBytes(StandardCharsets.UTF_8);
    }

    /** Those that run, the first one too. */
    Set<ProcessHandle> members() {
        var members = new LinkedHashSet<ProcessHandle>();
        if (root.isAlive()) {
            members.add(root);
            root.descendants().forEach(members::add);
        }
        members.addAll(marked());
        members.removeIf(member -> !member.isAlive());
        return members;
    }

    /** Ends what the process left behind, and waits until it is gone; the process itself may end by itself. */
    void endOthers() {
        end(false);
    }

    /** Ends all of them at once, and waits until they are gone. */
    void end() {
        end(true);
    }

    private void end(boolean rootToo) {
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessHandle> members = members();
            if (!rootToo) {
                members.remove(root);
            }
            if (members.isEmpty()) {
                return;
            }
            members.forEach(ProcessHandle::destroyForcibly);
            members.forEach(member -> member.onExit().join());
        }
    }

    private Set<ProcessHandle> marked() {
        var found = new LinkedHashSet<ProcessHandle>();
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return found;
        }
        try (Stream<Path> all = Files.list(PROC)) {
            for (Path process : (Iterable<Path>) all::iterator) {
                String name = String.valueOf(process.getFileName());
                if (Character.isDigit(name.charAt(0)) && isMarked(process)) {
                    ProcessHandle.of(Long.parseLong(name)).ifPresent(found::add);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return found; // what the system does not tell is not known
        }
        return found;
    }

    private boolean isMarked(Path process) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            for (int i = 0; i + mark.length <= environment.length; i++) {
                if (environment[i] == mark[0] && startsAt(environment, i)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // somebody else's, or gone
        }
    }

    private boolean startsAt(byte[] environment, int at) {
        return java.util.Arrays.equals(environment, at, at + mark.length, mark, 0, mark.length);
    }

    /**
     * What they use.
     *
     * @param memory in bytes
     * @param written bytes that went to disks
     */
    record Use(long memory, long written) {}

    /** What the members use, as far as the system tells. */
    static Use use(Set<ProcessHandle> members) {
        long memory = 0;
        long written = 0;
        for (ProcessHandle member : members) {
            Path process = PROC.resolve(String.valueOf(member.pid()));
            memory += number(process.resolve("status"), "VmRSS:").orElse(0L) << 10;
            written += number(process.resolve("io"), "write_bytes:").orElse(0L)
                    - number(process.resolve("io"), "cancelled_write_bytes:").orElse(0L);
        }
        return new Use(memory, Math.max(0, written));
    }

    private static Optional<Long> number(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
