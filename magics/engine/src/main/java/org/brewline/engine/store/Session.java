package org.brewline.engine.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This process's time with the store. It holds a lock, which ends with the process however that ends; so whoever gets
 * the lock of another session knows that its runs are interrupted.
 */
final class Session {
    private static final long REAP_AGAIN_NANOS = 3_000_000_000L;

    /** The clock of the process that died may have been ahead of ours. */
    private static final String NOT_BEFORE_START = "case when started_at > ?1 then started_at else ?1 end";

    private final String id = UUID.randomUUID().toString();
    private final Path folder;
    private final SessionLocks locks;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong lastReap = new AtomicLong(System.nanoTime());

    private Session(Path folder, SessionLocks locks) throws IOException {
        this.folder = folder;
        this.locks = locks;
        locks.hold(id);
    }

    static Session open(Path folder, Database database) throws IOException {
        var session = new Session(folder, locks(database));
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

    private static SessionLocks locks(Database database) throws IOException {
        try {
            return database.dialect().locks();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Marks the runs of dead processes as interrupted and removes what they left half-made. */
    void reap(Database database) {
        List<String> others = new ArrayList<>(
                database.read(sql -> sql.query(row -> row.getString(1), "select id from session where id <> ?", id)));
        try {
            others.addAll(locks.unborn());
            for (String other : others) {
                locks.ifGone(other, gone -> {
                    interrupt(database, gone);
                    delete(folder.resolve("tmp").resolve(gone));
                });
            }
        } catch (IOException e) {
            throw new StoreException("the store %s can't be cleaned up: %s".formatted(folder, e.getMessage()), e);
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

    private static void interrupt(Database database, String session) {
        long now = System.currentTimeMillis();
        database.writeNow(sql -> {
            sql.update(
                    "update step set state = 'INTERRUPTED', finished_at = " + NOT_BEFORE_START
                            + " where state = 'RUNNING'"
                            + " and run_id in (select id from run where session_id = ?2 and state = 'RUNNING')",
                    now,
                    session);
            sql.update(
                    "update run set state = 'INTERRUPTED', finished_at = " + NOT_BEFORE_START
                            + " where session_id = ?2 and state = 'RUNNING'",
                    now,
                    session);
            sql.update(
                    "update sweep set state = 'INTERRUPTED', finished_at = " + NOT_BEFORE_START
                            + " where session_id = ?2 and state = 'RUNNING'",
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
        try (locks) {
            delete(temporary());
        } catch (IOException e) {
            throw new StoreException("the store %s can't be cleaned up: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
