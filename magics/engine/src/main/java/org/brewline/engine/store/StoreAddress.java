package org.brewline.engine.store;

import java.nio.charset.StandardCharsets;
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
 * @param folder absolute: everything that is not in the database, and the database too if no server has it; beside a
 *     bucket what this machine keeps of it
 * @param server the server's JDBC address; empty for the folder's own database
 * @param bucket where the content is, if it is not in the folder
 */
public record StoreAddress(Path folder, Optional<String> server, Optional<BucketAddress> bucket) {
    private static final String OBJECTS = "BREWLINE_OBJECTS";
    private static final String CACHE = "BREWLINE_CACHE";
    private static final String STORE = "BREWLINE_STORE";

    public StoreAddress {
        folder = folder.toAbsolutePath().normalize();
    }

    /** A store that is all in one folder. */
    public static StoreAddress folder(Path folder) {
        return new StoreAddress(folder, Optional.empty(), Optional.empty());
    }

    /**
     * A store that people share: its database on a server, its content in a folder that all of them see.
     *
     * @param jdbc {@code jdbc:postgresql://host/database?user=…}
     */
    public static StoreAddress shared(String jdbc, Path folder) {
        return new StoreAddress(folder, Optional.of(jdbc), Optional.empty());
    }

    /** The same store with its content in a bucket; the folder is this machine's own, and keeps what was read. */
    public StoreAddress in(BucketAddress content) {
        return new StoreAddress(folder, server, Optional.of(content));
    }

    /**
     * What a person writes: a folder, or the address of a server; then {@code BREWLINE_OBJECTS} names the folder. Of both,
     * it may name a bucket.
     *
     * @throws ProblemsException if that is missing
     */
    public static StoreAddress parse(String text, Path from, Map<String, String> environment) {
        String objects = environment.getOrDefault(OBJECTS, "").strip();
        Optional<BucketAddress> bucket =
                Buckets.isAddress(objects) ? Optional.of(new BucketAddress(objects, environment)) : Optional.empty();
        if (!Postgres.isAddress(text)) {
            if (text.startsWith("jdbc:")) {
                throw refused(
                        STORE + " names a database of another kind: \"%s\"".formatted(text),
                        "write a folder, or jdbc:postgresql://host/database");
            }
            return new StoreAddress(from.resolve(text), Optional.empty(), bucket);
        }
        if (bucket.isPresent()) {
            return new StoreAddress(cache(text, objects, environment), Optional.of(text), bucket);
        }
        if (objects.isEmpty()) {
            throw refused(
                    "the store is on a server, and nothing says where the content of artifacts is kept",
                    "set " + OBJECTS + " to a folder that everybody who uses the store sees, or to s3://bucket/folder");
        }
        return shared(text, from.resolve(objects));
    }

    /** Where this machine keeps what it read of a bucket. */
    private static Path cache(String server, String objects, Map<String, String> environment) {
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = !environment.getOrDefault(CACHE, "").isBlank()
                ? Path.of(environment.getOrDefault(CACHE, ""))
                : shared.isBlank()
                        ? Path.of(System.getProperty("user.home", ""), ".cache", "brewline")
                        : Path.of(shared, "brewline");
        String which = new Postgres(server).name() + " " + objects;
        return caches.resolve("stores")
                .resolve(ObjectFiles.digest(which.getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 16));
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

    /** For people: the folder, or the server without its password; and the bucket. */
    @Override
    public String toString() {
        return dialect().name() + bucket.map(b -> " with " + b).orElse("");
    }
}
