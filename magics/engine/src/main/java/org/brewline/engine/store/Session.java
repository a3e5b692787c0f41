package org.brewline.engine.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This process's time with the store. It holds an operating system lock on {@code locks/<id>}, which ends with the
 * process however that ends; so whoever gets the lock of another session knows that its runs are interrupted. No
 * clock and no process ID has to be trusted for that.
 */
final class Session {
    /**
     * Sessions of this JVM. Their lock files must not be opened again: closing any descriptor of a file gives up all
     * of a process's locks on it.
     */
    private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

    private static final long UNBORN_MILLIS = 60_000;
    private static final long REAP_AGAIN_NANOS = 3_000_000_000L;

    private final String id = UUID.randomUUID().toString();
    private final Path folder;
    private final FileChannel channel;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong lastReap = new AtomicLong(System.nanoTime());

    private Session(Path folder) throws IOException {
        this.folder = folder;
        OURS.add(id);
        this.channel = FileChannel.open(
                folder.resolve("locks").resolve(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static Session open(Path folder, Database database) throws IOException {
        var session = new Session(folder);
        FileLock lock = session.channel.lock();
        if (!lock.isValid()) {
            throw new IOException("the lock of " + folder + " was lost");
        }
        Files.createDirectory(session.temporary());
        long pid = ProcessHandle.current().pid();
        long started = ProcessHandle.current()
                .info()
                .startInstant()
                .orElse(Instant.EPOCH)
                .toEpochMilli();
        String host = host();
        database.writeNow(sql -> sql.update(
                "insert into session values (?, ?, ?, ?, ?)",
                session.id,
                pid,
                started,
                host,
                System.currentTimeMillis()));
        return session;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    String id() {
        return id;
    }

    /** A folder for half-made files; it goes with the session. */
    Path temporary() {
        return folder.resolve("tmp").resolve(id);
    }

    /** Marks the runs of dead processes as interrupted and removes what they left half-made. */
    void reap(Database database) {
        List<String> others = database.read(sql -> sql.query(row -> row.getString(1), "select id from session"));
        for (String other : others) {
            if (!OURS.contains(other)) {
                reap(database, other);
            }
        }
        reapUnborn(database);
    }

    /** Processes that died before they said that they are there. The young may still be about to. */
    private void reapUnborn(Database database) {
        long young = System.currentTimeMillis() - UNBORN_MILLIS;
        for (String name :
                Objects.requireNonNullElse(folder.resolve("locks").toFile().list(), new String[0])) {
            if (!OURS.contains(name)
                    && folder.resolve("locks").resolve(name).toFile().lastModified() < young) {
                reap(database, name);
            }
        }
    }

    /** Looks for dead processes again if the last look is some seconds ago. */
    void reapNowAndThen(Database database) {
        long now = System.nanoTime();
        long last = lastReap.get();
        if (now - last > REAP_AGAIN_NANOS && lastReap.compareAndSet(last, now)) {
            reap(database);
        }
    }

    private void reap(Database database, String other) {
        Path file = folder.resolve("locks").resolve(other);
        try (FileChannel theirs = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = theirs.tryLock();
            if (lock == null) {
                return;
            }
            interrupt(database, other);
            delete(folder.resolve("tmp").resolve(other));
            Files.deleteIfExists(file);
        } catch (OverlappingFileLockException e) {
            // Another loader of this JVM holds it: alive.
            return;
        } catch (IOException e) {
            throw new StoreException("the store %s can't be cleaned up: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void interrupt(Database database, String session) {
        long now = System.currentTimeMillis();
        database.writeNow(sql -> {
            sql.update(
                    "update step set state = 'INTERRUPTED', finished_at = ? where state = 'RUNNING'"
                            + " and run_id in (select id from run where session_id = ? and state = 'RUNNING')",
                    now,
                    session);
            sql.update(
                    "update run set state = 'INTERRUPTED', finished_at = ? where session_id = ? and state = 'RUNNING'",
                    now,
                    session);
            sql.update(
                    "update sweep set state = 'INTERRUPTED', finished_at = ? where session_id = ? and state ="
                            + " 'RUNNING'",
                    now,
                    session);
            sql.update("delete from session where id = ?", session);
        });
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Ends the session, once; runs that are still going on are interrupted. */
    boolean end(Database database) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        interrupt(database, id);
        return true;
    }

    /** Gives up the lock; after this nobody knows that the session was there. */
    void release() {
        try (channel) {
            delete(temporary());
            Files.deleteIfExists(folder.resolve("locks").resolve(id));
        } catch (IOException e) {
            throw new StoreException("the store %s can't be cleaned up: %s".formatted(folder, e.getMessage()), e);
        } finally {
            OURS.remove(id);
        }
    }
}
