package org.brewline.engine.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.brewline.engine.store.Verification.Damage;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A store's own file, {@code store.db}, in WAL mode: the default, with nothing to set up. */
final class Sqlite implements Dialect {
    private static final int BUSY_MILLIS = 30_000;

    private final Path file;

    Sqlite(Path file) {
        this.file = file;
    }

    @Override
    public Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setCacheSize(-16_000);
        config.setGetGeneratedKeys(false); // asking for them is a statement more after each insert
        for (int attempt = 1; ; attempt++) {
            try {
                var connection = config.createConnection("jdbc:sqlite:" + file);
                try (var statement = connection.createStatement()) {
                    statement.execute("pragma journal_mode = wal");
                    statement.execute("pragma wal_autocheckpoint = 4000");
                }
                return connection;
            } catch (SQLException e) {
                // Switching to WAL does not wait for other processes as all else does.
                if (attempt == 200 || !isBusy(e)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Statement statement(String sql) {
        return Statement.as(sql);
    }

    @Override
    public String begin() {
        return "begin immediate";
    }

    /** Who writes is alone anyway. */
    @Override
    public String beginAlone() {
        return begin();
    }

    @Override
    public boolean isBusy(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    @Override
    public boolean hasTable(Sql sql, String name) throws SQLException {
        return sql.first(row -> true, "select 1 from sqlite_master where name = ?", name)
                .isPresent();
    }

    @Override
    public List<Damage> damages(Sql sql) throws SQLException {
        var found = new ArrayList<Damage>();
        sql.query(row -> row.getString(1), "pragma integrity_check").stream()
                .filter(line -> !line.equals("ok"))
                .forEach(line -> found.add(new Damage(Verification.Kind.DATABASE, line, List.of())));
        sql.query(row -> row.getString(1) + " without its " + row.getString(3), "pragma foreign_key_check")
                .forEach(line -> found.add(new Damage(Verification.Kind.STRAY_ROW, line, List.of())));
        return found;
    }

    @Override
    public long size(Sql sql) {
        return file.toFile().length();
    }

    @Override
    public SessionLocks locks() {
        return new FileLocks(folder().resolve("locks"));
    }

    private Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    @Override
    public String name() {
        return folder().toString();
    }
}
