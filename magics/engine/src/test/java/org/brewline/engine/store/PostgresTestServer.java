package org.brewline.engine.store;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the tests' own, from the system's packages: started at the first use, by another user if this
 * one is root, as the server wants it, and stopped when the JVM ends. Where there is none, its tests are skipped.
 */
public final class PostgresTestServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private PostgresTestServer() {}

    private static final class Holder {
        static final Optional<String> ADDRESS = start();
    }

    /** A store on the server that nobody else has, with its content in the folder. */
    public static StoreAddress store(Path folder) {
        String address = Holder.ADDRESS.orElseGet(
                () -> abort("there is no PostgreSQL server on this machine: apt-get install postgresql"));
        String schema = "s" + SCHEMAS.incrementAndGet();
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return StoreAddress.shared(address + "&currentSchema=" + schema, folder);
    }

    private static Optional<String> start() {
        try {
            Optional<Path> programs = programs();
            if (programs.isEmpty() || (ROOT && !does(List.of("id", "postgres")))) {
                return Optional.empty();
            }
            Path data = Files.createTempDirectory("brewline-postgres");
            if (ROOT) {
                does(List.of("chown", "postgres", data.toString()));
            }
            int port = freePort();
            Path cluster = data.resolve("data");
            List<String> initialize = List.of(
                    programs.get().resolve("initdb").toString(),
                    "-D",
                    cluster.toString(),
                    "-U",
                    "brewline",
                    "-A",
                    "trust",
                    "--no-sync",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8");
            String options = "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB"
                    .formatted(port, data);
            List<String> begin = List.of(
                    programs.get().resolve("pg_ctl").toString(),
                    "-D",
                    cluster.toString(),
                    "-w",
                    "-l",
                    data.resolve("log").toString(),
                    "-o",
                    options,
                    "start");
            List<String> end = List.of(
                    programs.get().resolve("pg_ctl").toString(), "-D", cluster.toString(), "-m", "immediate", "stop");
            if (!does(asServer(initialize)) || !does(asServer(begin))) {
                return Optional.empty();
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(end, data)));
            return Optional.of("jdbc:postgresql://127.0.0.1:%d/postgres?user=brewline".formatted(port));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> programs() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Stream.of(System.getenv("PATH").split(":"))
                    .map(Path::of)
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findFirst();
        }
        try (var versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findFirst();
        }
    }

    private static List<String> asServer(List<String> command) {
        if (!ROOT) {
            return command;
        }
        var all = new ArrayList<>(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        all.addAll(command);
        return all;
    }

    private static boolean does(List<String> command) {
        try {
            Path said = Files.createTempFile("brewline-postgres", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/tmp").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean fine = process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!fine) {
                System.err.println(command.get(0) + ": " + Files.readString(said, StandardCharsets.UTF_8));
            }
            Files.delete(said);
            return fine;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void stop(List<String> end, Path data) {
        does(asServer(end));
        try {
            Session.delete(data);
        } catch (IOException e) {
            System.err.println("left behind: " + data);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
