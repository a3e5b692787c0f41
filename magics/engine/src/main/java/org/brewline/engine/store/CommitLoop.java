package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Commits queued changes in groups: whatever arrived while the last commit was on its way to the disk shares the next
 * one. So each change is durable when its future completes, and many cost little more than one.
 */
final class CommitLoop implements AutoCloseable {
    private static final int GROUP = 1_000;
    private static final int AGAIN = 10;

    private final Sql sql;
    private final Dialect dialect;
    private final BlockingQueue<Change> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed;

    CommitLoop(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.thread = OwnThreads.daemon("brewline-store", this::loop);
        thread.start();
    }

    /** @param last whether nothing is queued after it */
    private record Change(Database.Write write, CompletableFuture<Void> done, boolean last) {
        static final Change END = new Change(sql -> {}, new CompletableFuture<>(), true);
    }

    CompletableFuture<Void> add(Database.Write write) {
        var change = new Change(write, new CompletableFuture<>(), false);
        synchronized (queue) {
            if (closed) {
                return CompletableFuture.failedFuture(
                        new StoreException("the store %s is closed".formatted(dialect.name())));
            }
            queue.add(change);
        }
        return change.done();
    }

    private void loop() {
        var group = new ArrayList<Change>();
        boolean ended = false;
        while (!ended) {
            group.clear();
            group.add(takeUninterruptibly());
            queue.drainTo(group, GROUP);
            ended = group.get(group.size() - 1).last();
            if (ended) {
                group.remove(group.size() - 1);
            }
            if (!group.isEmpty()) {
                commit(group);
            }
        }
    }

    private Change takeUninterruptibly() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // Only the end of the store ends this thread.
            }
        }
    }

    private void commit(List<Change> group) {
        try {
            inTransaction(group, group.size() == 1 ? AGAIN : 1);
            group.forEach(change -> change.done().complete(null));
        } catch (SQLException | RuntimeException e) {
            if (group.size() == 1) {
                group.get(0)
                        .done()
                        .completeExceptionally(e instanceof SQLException s ? Database.failure(dialect, s) : e);
            } else {
                // One of them is at fault; the others must not suffer for it.
                group.forEach(change -> commit(List.of(change)));
            }
        }
    }

    /** Another process may have stood in the way of this one, and be gone. */
    private void inTransaction(List<Change> group, int attempts) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                inTransaction(group);
                return;
            } catch (SQLException e) {
                if (attempt >= attempts || !dialect.isBusy(e)) {
                    throw e;
                }
            }
        }
    }

    private void inTransaction(List<Change> group) throws SQLException {
        Set<Database.Write> covered = Collections.newSetFromMap(new IdentityHashMap<>());
        group.forEach(change -> change.write().covers().ifPresent(covered::add));
        begin();
        try {
            for (Change change : group) {
                if (!covered.contains(change.write())) {
                    change.write().on(sql);
                }
            }
            sql.executeAgain("commit");
        } catch (SQLException | RuntimeException e) {
            rollback();
            throw e;
        }
    }

    private void begin() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                sql.executeAgain(dialect.begin());
                return;
            } catch (SQLException e) {
                if (attempt == 10 || !dialect.isBusy(e)) {
                    throw e;
                }
            }
        }
    }

    private void rollback() {
        try {
            sql.rollback();
        } catch (SQLException e) {
            // The database itself rolled back already, as it does when the disk is full; the first exception tells why.
        }
    }

    /** Commits what is queued and ends. */
    @Override
    public void close() {
        synchronized (queue) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(Change.END);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            sql.close();
        } catch (SQLException e) {
            throw Database.failure(dialect, e);
        }
    }
}
