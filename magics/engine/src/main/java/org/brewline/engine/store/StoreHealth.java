package org.brewline.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.brewline.engine.config.Problem;
import org.sqlite.SQLiteConfig;

/**
 * A quick look at why a store in a folder can't be used, or will be slow; opens it as a stranger would and changes
 * nothing. Whether its content is whole is for {@link Store#verify}.
 *
 * <pre>{@code
 * StoreHealth.look(Path.of(".brewline")).forEach(problem -> System.out.println(problem.sentence()));
 * }</pre>
 */
public final class StoreHealth {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final long LITTLE_BYTES = 500_000_000;
    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs");

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    private StoreHealth(Path folder) {
        this.folder = folder;
    }

    /** What is wrong; empty if nothing is. */
    public static List<Problem> look(Path folder) {
        var health = new StoreHealth(folder);
        try {
            health.files();
            if (health.problems.isEmpty()) {
                health.database(folder.resolve("store.db"));
            }
            health.surroundings();
        } catch (IOException e) {
            health.add("the store can't be read: " + ArtifactFiles.reason(e), "look at the folder's permissions");
        }
        return List.copyOf(health.problems);
    }

    private void add(String what, String instead) {
        problems.add(new Problem(what, folder.toString(), instead));
    }

    private void files() {
        if (!Files.isDirectory(folder)) {
            add("it is no folder", "name another one in BREWLINE_STORE");
        } else if (!Files.isRegularFile(folder.resolve("store.db"))) {
            add("it has no store.db", "the first run makes it; if it was lost, its runs are lost with it");
        } else if (!Files.isWritable(folder) || !Files.isWritable(folder.resolve("store.db"))) {
            add("it can't be written", "chown or chmod it, or name another folder in BREWLINE_STORE");
        }
    }

    private void database(Path file) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
            int version = number(connection, "select coalesce(max(version), 0) from schema_version");
            if (version > Migrations.NEWEST) {
                add(
                        "it was written by a newer Brewline (schema %d, this one knows %d)"
                                .formatted(version, Migrations.NEWEST),
                        "use that version, or another folder through BREWLINE_STORE");
                return;
            }
            lock(connection);
        } catch (SQLException e) {
            add("its database can't be read: " + e.getMessage(), "restore store.db from a copy");
        }
    }

    private void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("rollback");
        } catch (SQLException e) {
            if (!new Sqlite(folder.resolve("store.db")).isBusy(e)) {
                throw e;
            }
            List<String> holders = holders(connection);
            add(
                    "it is locked: a process has kept its database to itself for more than %d s"
                            .formatted(PATIENCE_MILLIS / 1000),
                    holders.isEmpty()
                            ? "a program that reads store.db holds it, perhaps a database browser: end its transaction"
                            : "end the transaction of a program that has store.db open, or one of the processes that"
                                    + " use the store: " + String.join(", ", holders));
        }
    }

    /** Processes of this machine that have the store open and live. */
    private static List<String> holders(Connection connection) throws SQLException {
        var holders = new ArrayList<String>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pid from session")) {
            while (rows.next()) {
                ProcessHandle.of(rows.getLong(1))
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(process -> holders.add(process.pid()
                                + process.info()
                                        .command()
                                        .map(c -> " (" + c + ")")
                                        .orElse("")));
            }
        }
        return holders;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void surroundings() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var disk = Files.getFileStore(folder);
        if (REMOTE.contains(disk.type().toLowerCase(Locale.ROOT))) {
            add(
                    "it is on a network file system (%s), whose locks a database can't rely on".formatted(disk.type()),
                    "keep it on a local disk, or share one through PostgreSQL: BREWLINE_STORE=jdbc:postgresql://…");
        }
        if (disk.getUsableSpace() < LITTLE_BYTES) {
            add(
                    "its disk has only %d MB left".formatted(disk.getUsableSpace() / 1_000_000),
                    "%gc --keep 20 removes older runs");
        }
    }
}
