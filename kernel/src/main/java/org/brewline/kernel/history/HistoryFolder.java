package org.brewline.kernel.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder with one file for each session. A file has one writer, so that many kernels need no lock, and what breaks
 * one file leaves the others whole.
 */
public final class HistoryFolder {
    /** Older sessions are deleted: a search reads all that are there. */
    private static final int KEPT = 1000;

    private static final Pattern NAME = Pattern.compile("([0-9]{1,9})\\.jsonl");

    private final Optional<Path> folder;

    private HistoryFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    public static HistoryFolder at(Path folder) {
        return new HistoryFolder(Optional.of(folder));
    }

    /** Keeps nothing. */
    public static HistoryFolder none() {
        return new HistoryFolder(Optional.empty());
    }

    /**
     * The user's own: in the data folder of the system, unless BREWLINE_HISTORY names another one, or says "off".
     *
     * @param home the user's home folder
     */
    public static HistoryFolder of(Map<String, String> environment, Path home, String system) {
        String asked = environment.getOrDefault("BREWLINE_HISTORY", "");
        if (!asked.isEmpty()) {
            return asked.equals("off") ? none() : at(Path.of(asked));
        }
        Path data;
        if (system.startsWith("Mac")) {
            data = home.resolve("Library/Application Support");
        } else if (system.startsWith("Windows")) {
            data = Path.of(environment.getOrDefault("LOCALAPPDATA", home + "/AppData/Local"));
        } else {
            String named = environment.getOrDefault("XDG_DATA_HOME", "");
            data = named.isEmpty() ? home.resolve(".local/share") : Path.of(named);
        }
        return at(data.resolve("brewline").resolve("history"));
    }

    /** The numbers of the sessions, the newest first; empty if the folder can't be read. */
    List<Integer> sessions() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(name -> Integer.parseInt(name.group(1)))
                    .filter(number -> number > 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    /** The number that a session has which begins now. */
    int next() {
        List<Integer> all = sessions();
        return all.isEmpty() ? 1 : all.get(0) + 1;
    }

    /** What a session executed; empty if there is none, or if its file can't be read. */
    List<Entry> read(int session) {
        return folder.map(there -> SessionFile.read(file(there, session), session))
                .orElse(List.of());
    }

    /**
     * Begins a session, readable by its user only.
     *
     * @throws IOException if the folder can't be made or written
     */
    SessionFile begin() throws IOException {
        Path there = folder.orElseThrow(() -> new IOException("no history is kept"));
        boolean posix = there.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(there)) {
            Files.createDirectories(there);
            if (posix) {
                Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwx------"));
            }
        }
        int number = next();
        for (int tries = 0; tries < KEPT; tries++) {
            try {
                SessionFile begun = SessionFile.begin(file(there, number), number, posix);
                deleteOld(there);
                return begun;
            } catch (FileAlreadyExistsException another) {
                number++; // another kernel took it
            }
        }
        throw new IOException("the history in " + there + " is full of sessions that can't be listed");
    }

    private void deleteOld(Path there) throws IOException {
        List<Integer> all = sessions();
        for (int number : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(file(there, number));
        }
    }

    @Override
    public String toString() {
        return folder.map(Path::toString).orElse("no history");
    }

    private static Path file(Path there, int session) {
        return there.resolve(session + ".jsonl");
    }
}
