package org.brewline.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Locks of the operating system on {@code locks/<session>}: they end with the process. */
final class FileLocks implements SessionLocks {
    /**
     * Sessions of this JVM. Their lock files must not be opened again: closing any descriptor of a file gives up all
     * of a process's locks on it.
     */
    private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

    private static final long UNBORN_MILLIS = 60_000;

    private final Path folder;
    private @Nullable FileChannel channel;
    private String own = "";

    /** Locks in the store's folder {@code locks}. */
    FileLocks(Path folder) {
        this.folder = folder;
    }

    @Override
    public void hold(String session) throws IOException {
        own = session;
        OURS.add(session);
        FileChannel made =
                FileChannel.open(folder.resolve(session), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel = made;
        FileLock lock = made.lock();
        if (!lock.isValid()) {
            throw new IOException("the lock of " + folder + " was lost");
        }
    }

    @Override
    public boolean ifGone(String session, Work work) throws IOException {
        if (OURS.contains(session)) {
            return false;
        }
        Path file = folder.resolve(session);
        try (FileChannel theirs = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = theirs.tryLock();
            if (lock == null) {
                return false;
            }
            work.of(session);
            Files.deleteIfExists(file);
            return true;
        } catch (OverlappingFileLockException e) {
            // Another loader of this JVM holds it: alive.
            return false;
        }
    }

    @Override
    public List<String> unborn() {
        long young = System.currentTimeMillis() - UNBORN_MILLIS;
        return Stream.of(Objects.requireNonNullElse(folder.toFile().list(), new String[0]))
                .filter(name ->
                        !OURS.contains(name) && folder.resolve(name).toFile().lastModified() < young)
                .toList();
    }

    @Override
    public void close() throws IOException {
        try (FileChannel ours = channel) {
            Files.deleteIfExists(folder.resolve(own));
        } finally {
            OURS.remove(own);
        }
    }
}
