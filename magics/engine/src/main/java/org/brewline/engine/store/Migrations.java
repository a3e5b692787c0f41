package org.brewline.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the newest schema. Each version is a plain SQL file, {@code schema-<n>.sql}, applied in order.
 * All steps are one transaction that is alone, so of two processes that open an old store one migrates and the other
 * waits and finds nothing to do.
 */
final class Migrations {
    /** The newest schema that this code knows. */
    static final int NEWEST = 8;

    private Migrations() {}

    static void apply(Sql sql, String folder) throws SQLException {
        apply(sql, folder, NEWEST);
    }

    static void apply(Sql sql, String folder, int newest) throws SQLException {
        if (version(sql) == newest) {
            return;
        }
        sql.execute(sql.dialect().beginAlone());
        try {
            sql.execute("create table if not exists schema_version"
                    + " (version integer primary key, applied_at integer not null) without rowid");
            int version = version(sql);
            if (version > newest) {
                throw new StoreException(("the store %s was written by a newer Brewline (schema %d, this one knows %d);"
                                + " use that version, or another folder through BREWLINE_STORE")
                        .formatted(folder, version, newest));
            }
            for (int next = version + 1; next <= newest; next++) {
                for (String statement : statements(next)) {
                    sql.execute(statement);
                }
                sql.update("insert into schema_version values (?, ?)", next, System.currentTimeMillis());
            }
            sql.execute("commit");
        } catch (SQLException | RuntimeException e) {
            sql.execute("rollback");
            throw e;
        }
    }

    private static int version(Sql sql) throws SQLException {
        return sql.dialect().hasTable(sql, "schema_version")
                ? sql.first(row -> row.getInt(1), "select coalesce(max(version), 0) from schema_version")
                        .orElse(0)
                : 0;
    }

    /** A statement ends with a semicolon at the end of a line. */
    private static List<String> statements(int version) {
        String name = "schema-%d.sql".formatted(version);
        var result = new ArrayList<String>();
        try (@Nullable InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : text.split(";\\s*\\n", -1)) {
                if (!statement.isBlank()) {
                    result.add(statement);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }
}
