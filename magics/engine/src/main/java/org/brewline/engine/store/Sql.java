package org.brewline.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements. Used by one thread at a time. */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Tripwire tripwire;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private long rollbacks;

    Sql(Connection connection, Tripwire tripwire) {
        this.connection = connection;
        this.tripwire = tripwire;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    void update(String sql, @Nullable Object... arguments) throws SQLException {
        bound(sql, arguments).executeUpdate();
    }

    <T> List<T> query(Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        var result = new ArrayList<T>();
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            while (rows.next()) {
                result.add(row.of(rows));
            }
        }
        return result;
    }

    <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
        }
    }

    /** The statement itself, for bulk inserts that bind their own values. */
    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        trip(sql);
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /** Executes a statement that returns nothing and is used again and again, such as {@code begin}. */
    void executeAgain(String sql) throws SQLException {
        trip(sql);
        statement(sql).execute();
    }

    /** Executes statements that return nothing and are used once, such as those of the schema. */
    void execute(String sql) throws SQLException {
        trip(sql);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void rollback() throws SQLException {
        rollbacks++;
        execute("rollback");
    }

    /** How often changes were taken back; who remembers what it wrote forgets it when this grows. */
    long rollbacks() {
        return rollbacks;
    }

    private void trip(String sql) throws SQLException {
        try {
            tripwire.before(sql);
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
