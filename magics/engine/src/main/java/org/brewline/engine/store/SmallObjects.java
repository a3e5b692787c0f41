package org.brewline.engine.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.brewline.engine.artifact.Digest;

/**
 * Content of at most {@value #MOST} bytes, kept in the database: a scalar needs no file, no sync and no rename of its
 * own. It is queued before the row that names it, and changes are committed in their order; until then it is read from
 * memory. Safe for many threads.
 */
final class SmallObjects {
    static final int MOST = 1_000;

    private static final int RECENT = 1_000;

    private final Database database;
    private final Map<Digest, byte[]> queued = new ConcurrentHashMap<>();
    /** What was written or read lately, to be read again; says nothing of whether it is still there. */
    private final Map<Digest, byte[]> recent = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, byte[]> eldest) {
            return size() > RECENT;
        }
    });

    SmallObjects(Database database) {
        this.database = database;
    }

    /** Remembers content that was read together with other rows. */
    void saw(Digest digest, byte[] bytes) {
        recent.put(digest, bytes);
    }

    void add(Digest digest, byte[] bytes) {
        saw(digest, bytes);
        if (queued.putIfAbsent(digest, bytes) != null) {
            return;
        }
        // If it fails it stays here, for the row that names it to try again.
        var unused = database.write(sql -> insert(sql, digest, bytes)).thenRun(() -> queued.remove(digest));
    }

    private static void insert(Sql sql, Digest digest, byte[] bytes) throws SQLException {
        sql.update(
                "insert into small_object values (?, ?, ?) on conflict (content) do update set stored_at ="
                        + " excluded.stored_at",
                digest.hex(),
                bytes,
                System.currentTimeMillis());
        sql.saw(digest);
    }

    Optional<byte[]> find(Digest digest) {
        byte[] known = queued.getOrDefault(digest, recent.get(digest));
        return known != null
                ? Optional.of(known)
                : database.read(sql -> sql.first(
                        row -> row.getBytes(1), "select bytes from small_object where content = ?", digest.hex()));
    }

    boolean contains(Digest digest) {
        return queued.containsKey(digest) || database.read(sql -> contains(sql, digest));
    }

    /** Whether it is there by the word of this connection, inside a transaction; put there if it could not be before. */
    boolean ensure(Sql sql, Digest digest) throws SQLException {
        if (sql.hasSeen(digest)) {
            return true;
        }
        if (contains(sql, digest)) {
            sql.saw(digest);
            return true;
        }
        byte[] bytes = queued.get(digest);
        if (bytes == null) {
            return false;
        }
        insert(sql, digest, bytes);
        return true;
    }

    private static boolean contains(Sql sql, Digest digest) throws SQLException {
        return sql.first(row -> true, "select 1 from small_object where content = ?", digest.hex())
                .isPresent();
    }

    List<ObjectFiles.Stored> all() {
        return new ArrayList<>(database.read(sql -> sql.query(
                row -> new ObjectFiles.Stored(new Digest(row.getString(1)), row.getLong(2), row.getLong(3), true),
                "select content, length(bytes), stored_at from small_object")));
    }
}
