package org.brewline.engine.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The store's SQLite file: one connection that writes, behind a thread that commits what came together at once, and
 * connections that read beside it. Safe for many threads; many processes may have the same file open.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 30_000;
    private static final int IDLE_READERS = 4;

    private final Path file;
    private final Tripwire tripwire;
    private final CommitLoop commits;
    private final Deque<Sql> readers = new ArrayDeque<>();
    private boolean closed;

    private Database(Path file, Tripwire tripwire, CommitLoop commits) {
        this.file = file;
        this.tripwire = tripwire;
        this.commits = commits;
    }

    /** Changes rows inside a transaction that somebody else commits. */
    @FunctionalInterface
    interface Write {
        void on(Sql sql) throws SQLException;
    }

    /** Reads rows. */
    @FunctionalInterface
    interface Read<T> {
        T on(Sql sql) throws SQLException;
    }

    static Database open(Path file, Tripwire tripwire) {
        try {
            Sql sql = connect(file, tripwire);
            try {
                Migrations.apply(sql, String.valueOf(file.getParent()));
                return new Database(file, tripwire, new CommitLoop(sql, file));
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Queues a change; the future completes when it is on the disk. */
    CompletableFuture<Void> write(Write write) {
        return commits.add(write);
    }

    /** Makes a change and returns when it is on the disk. */
    void writeNow(Write write) {
        try {
            write(write).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    <T> T read(Read<T> read) {
        try {
            Sql sql = borrow();
            boolean fine = false;
            try {
                T result = read.on(sql);
                fine = true;
                return result;
            } finally {
                giveBack(sql, fine);
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private Sql borrow() throws SQLException {
        synchronized (readers) {
            if (closed) {
                throw new StoreException("the store %s is closed".formatted(file.getParent()));
            }
            if (!readers.isEmpty()) {
                return readers.pop();
            }
        }
        return connect(file, tripwire);
    }

    private void giveBack(Sql sql, boolean fine) throws SQLException {
        synchronized (readers) {
            if (fine && !closed && readers.size() < IDLE_READERS) {
                readers.push(sql);
                return;
            }
        }
        sql.close();
    }

    private static Sql connect(Path file, Tripwire tripwire) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setCacheSize(-16_000);
        config.setGetGeneratedKeys(false); // asking for them is a statement more after each insert
        for (int attempt = 1; ; attempt++) {
            try {
                var connection = config.createConnection("jdbc:sqlite:" + file);
                var sql = new Sql(connection, tripwire);
                sql.execute("pragma journal_mode = wal");
                sql.execute("pragma wal_autocheckpoint = 4000");
                return sql;
            } catch (SQLException e) {
                // Switching to WAL does not wait for other processes as all else does.
                if (attempt == 200 || !isBusy(e)) {
                    throw e;
                }
                pause();
            }
        }
    }

    static boolean isBusy(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static StoreException failure(Path file, SQLException e) {
        return new StoreException("the store %s can't be used: %s".formatted(file.getParent(), e.getMessage()), e);
    }

    @Override
    public void close() {
        commits.close();
        synchronized (readers) {
            closed = true;
            for (Sql sql : readers) {
                try {
                    sql.close();
                } catch (SQLException e) {
                    throw failure(file, e);
                }
            }
            readers.clear();
        }
    }
}
