package org.brewline.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Advisory locks of the server, on a connection that is there for nothing else: they end with the connection, and that
 * with the process.
 */
final class PostgresLocks implements SessionLocks {
    private final Connection connection;

    PostgresLocks(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void hold(String session) throws IOException {
        if (!ask("select pg_try_advisory_lock(?)", session)) {
            throw new IOException("the lock of session " + session + " is not to be had");
        }
    }

    @Override
    public synchronized boolean ifGone(String session, Work work) throws IOException {
        // A lock that this connection holds it would get once more: its own session lives.
        boolean free = ask(
                "select not exists (select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
                        + " and ((classid::bigint << 32) | objid::bigint) = ?)",
                session);
        if (!free || !ask("select pg_try_advisory_lock(?)", session)) {
            return false;
        }
        try {
            work.of(session);
            return true;
        } finally {
            ask("select pg_advisory_unlock(?)", session);
        }
    }

    private synchronized boolean ask(String question, String session) throws IOException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, UUID.fromString(session).getMostSignificantBits());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IOException("the database can't be asked whether a session lives: " + e.getMessage(), e);
        }
    }

    /** A session is there when its row is, which comes after its lock. */
    @Override
    public List<String> unborn() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
