package org.brewline.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place for content that everybody who shares a store sees: bytes by key, whole or not there. Safe for many threads.
 *
 * <pre>{@code
 * bucket.put("objects/ab/cdef", file);
 * }</pre>
 */
public interface Bucket extends AutoCloseable {
    /**
     * What is there.
     *
     * @param changedMillis when it was stored, by the bucket's clock
     */
    record Entry(String key, long size, long changedMillis) {}

    /** Makes buckets from addresses; found as a service. */
    interface Opener {
        /** Whether the address is one of its kind. */
        boolean opens(String address);

        /**
         * Makes sure that the bucket is there and may be used.
         *
         * @throws IOException if not; the message says what is wrong and how to mend it
         */
        Bucket open(String address, Map<String, String> environment) throws IOException;
    }

    Optional<Entry> find(String key) throws IOException;

    /** Stores the file's bytes; what was there is replaced. */
    void put(String key, Path file) throws IOException;

    /** Stores the bytes, unless there is something. */
    void putNew(String key, byte[] bytes) throws IOException;

    /** Makes it as young as if it were stored now. */
    void touch(Entry entry) throws IOException;

    /**
     * The bytes, from their first one on.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing
     */
    InputStream open(String key) throws IOException;

    /** Everything whose key begins so. */
    List<Entry> list(String prefix) throws IOException;

    /** Removes what is there, if anything is. */
    void delete(String key) throws IOException;

    @Override
    void close();
}
