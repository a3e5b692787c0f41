package org.brewline.engine.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/**
 * Where a store is.
 *
 * <pre>{@code
 * Store mine = Store.open(StoreAddress.folder(Path.of(".brewline")));
 * Store ours = Store.open(StoreAddress.shared("jdbc:postgresql://db/brewline?user=me", Path.of("/team/brewline")));
 * }</pre>
 *
 * @param folder absolute: everything that is not in the database, and the database too if no server has it
 * @param server the server's JDBC address; empty for the folder's own database
 */
public record StoreAddress(Path folder, Optional<String> server) {
    private static final String OBJECTS = "BREWLINE_OBJECTS";
    private static final String STORE = "BREWLINE_STORE";

    public StoreAddress {
        folder = folder.toAbsolutePath().normalize();
    }

    /** A store that is all in one folder. */
    public static StoreAddress folder(Path folder) {
        return new StoreAddress(folder, Optional.empty());
    }

    /**
     * A store that people share: its database on a server, its content in a folder that all of them see.
     *
     * @param jdbc {@code jdbc:postgresql://host/database?user=…}
     */
    public static StoreAddress shared(String jdbc, Path folder) {
        return new StoreAddress(folder, Optional.of(jdbc));
    }

    /**
     * What a person writes: a folder, or the address of a server; then {@code BREWLINE_OBJECTS} names the folder.
     *
     * @throws ProblemsException if that is missing
     */
    public static StoreAddress parse(String text, Path from, Map<String, String> environment) {
        if (!Postgres.isAddress(text)) {
            if (text.startsWith("jdbc:")) {
                throw refused(
                        STORE + " names a database of another kind: \"%s\"".formatted(text),
                        "write a folder, or jdbc:postgresql://host/database");
            }
            return folder(from.resolve(text));
        }
        String objects = environment.getOrDefault(OBJECTS, "").strip();
        if (objects.isEmpty()) {
            throw refused(
                    "the store is on a server, and nothing says where the content of artifacts is kept",
                    "set " + OBJECTS + " to a folder that everybody who uses the store sees");
        }
        return shared(text, from.resolve(objects));
    }

    private static ProblemsException refused(String what, String instead) {
        return new ProblemsException("the store can't be opened", List.of(new Problem(what, "", instead)));
    }

    /**
     * The store that belongs to a folder: what {@code BREWLINE_STORE} names, else the nearest {@code .brewline} from the
     * folder upwards, else a new one in it.
     */
    public static StoreAddress of(Path start) {
        return of(start, System.getenv());
    }

    static StoreAddress of(Path start, Map<String, String> environment) {
        String named = environment.getOrDefault(STORE, "");
        if (!named.isBlank()) {
            return parse(named.strip(), Path.of("").toAbsolutePath(), environment);
        }
        Path absolute = start.toAbsolutePath().normalize();
        for (Path at = absolute; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(Store.FOLDER))) {
                return folder(at.resolve(Store.FOLDER));
            }
        }
        return folder(absolute.resolve(Store.FOLDER));
    }

    /** Whether there is a store, as far as the file system can tell. */
    public boolean exists() {
        return server.isPresent() || Files.isDirectory(folder);
    }

    Dialect dialect() {
        return server.<Dialect>map(Postgres::new).orElseGet(() -> new Sqlite(folder.resolve("store.db")));
    }

    /** For people: the folder, or the server without its password. */
    @Override
    public String toString() {
        return dialect().name();
    }
}
