package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The store's database: one connection that writes, behind a thread that commits what came together at once, and
 * connections that read beside it. Safe for many threads; many processes may have the same database open.
 */
final class Database implements AutoCloseable {
    private static final int IDLE_READERS = 4;

    private final Dialect dialect;
    private final Tripwire tripwire;
    private final CommitLoop commits;
    private final Deque<Sql> readers = new ArrayDeque<>();
    private boolean closed;

    private Database(Dialect dialect, Tripwire tripwire, CommitLoop commits) {
        this.dialect = dialect;
        this.tripwire = tripwire;
        this.commits = commits;
    }

    /** Changes rows inside a transaction that somebody else commits. */
    @FunctionalInterface
    interface Write {
        void on(Sql sql) throws SQLException;

        /** An earlier change that does not have to be made if it would be committed together with this one. */
        default Optional<Write> covers() {
            return Optional.empty();
        }
    }

    /** A change that says all that an earlier one says, and more. */
    record Covering(Write write, Write earlier) implements Write {
        @Override
        public void on(Sql sql) throws SQLException {
            write.on(sql);
        }

        @Override
        public Optional<Write> covers() {
            return Optional.of(earlier);
        }
    }

    /** Reads rows. */
    @FunctionalInterface
    interface Read<T> {
        T on(Sql sql) throws SQLException;
    }

    static Database open(Dialect dialect, Tripwire tripwire) {
        try {
            Sql sql = connect(dialect, tripwire);
            try {
                Migrations.apply(sql, dialect.name());
                return new Database(dialect, tripwire, new CommitLoop(sql, dialect));
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(dialect, e);
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
            throw failure(dialect, e);
        }
    }

    private Sql borrow() throws SQLException {
        synchronized (readers) {
            if (closed) {
                throw new StoreException("the store %s is closed".formatted(dialect.name()));
            }
            if (!readers.isEmpty()) {
                return readers.pop();
            }
        }
        return connect(dialect, tripwire);
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

    private static Sql connect(Dialect dialect, Tripwire tripwire) throws SQLException {
        return new Sql(dialect.connect(), dialect, tripwire);
    }

    /**
     * Makes a change while nobody else makes any, in this process or another, and returns when it is on the disk: for
     * what removes rows and content that others may be about to name.
     */
    void writeAlone(Write write) {
        if (dialect.beginAlone().equals(dialect.begin())) {
            writeNow(write); // who writes is alone anyway
            return;
        }
        writeNow(sql -> {}); // what was queued before comes before
        try (Sql sql = connect(dialect, tripwire)) {
            sql.execute(dialect.beginAlone());
            try {
                write.on(sql);
                sql.execute("commit");
            } catch (SQLException | RuntimeException e) {
                sql.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(dialect, e);
        }
    }

    static StoreException failure(Dialect dialect, SQLException e) {
        return new StoreException("the store %s can't be used: %s".formatted(dialect.name(), e.getMessage()), e);
    }

    /** What the database is. */
    Dialect dialect() {
        return dialect;
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
                    throw failure(dialect, e);
                }
            }
            readers.clear();
        }
    }
}
