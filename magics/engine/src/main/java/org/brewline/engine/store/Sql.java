package org.brewline.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements. Used by one thread at a time. */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Tripwire tripwire;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private long rollbacks;
    /** What was seen to be there since the transaction began. */
    private final Set<Object> seen = new HashSet<>();

    Sql(Connection connection, Dialect dialect, Tripwire tripwire) {
        this.connection = connection;
        this.dialect = dialect;
        this.tripwire = tripwire;
    }

    private record Prepared(PreparedStatement statement, Dialect.Statement own) {}

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
        return prepared(sql).statement();
    }

    private Prepared prepared(String sql) throws SQLException {
        Prepared known = prepared.get(sql);
        if (known == null) {
            Dialect.Statement own = dialect.statement(sql);
            known = new Prepared(connection.prepareStatement(own.text()), own);
            prepared.put(sql, known);
        }
        return known;
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        trip(sql);
        Prepared known = prepared(sql);
        PreparedStatement statement = known.statement();
        int count = known.own().count(arguments.length);
        for (int i = 0; i < count; i++) {
            statement.setObject(i + 1, arguments[known.own().argument(i)]);
        }
        return statement;
    }

    /** What this database writes in its own way. */
    Dialect dialect() {
        return dialect;
    }

    /** Executes a statement that returns nothing and is used again and again, such as {@code begin}. */
    void executeAgain(String sql) throws SQLException {
        trip(sql);
        seen.clear();
        statement(sql).execute();
    }

    /** Executes statements that return nothing and are used once, such as those of the schema. */
    void execute(String sql) throws SQLException {
        trip(sql);
        try (var statement = connection.createStatement()) {
            statement.execute(dialect.statement(sql).text());
        }
    }

    /** Remembers until the end of the transaction that something is there, so that it is not looked up again. */
    void saw(Object what) {
        seen.add(what);
    }

    boolean hasSeen(Object what) {
        return seen.contains(what);
    }

    /** What was seen may have gone. */
    void forget(Object what) {
        seen.remove(what);
    }

    void rollback() throws SQLException {
        seen.clear();
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
