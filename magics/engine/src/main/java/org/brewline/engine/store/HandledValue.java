package org.brewline.engine.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;

/**
 * A value as its handler wrote it in another process, to be taken into the store.
 *
 * @param handler the handler's ID
 * @param folder whether the content is a folder
 * @param files content by relative path; by {@code ""} if it is one file
 */
public record HandledValue(
        Kind kind,
        String handler,
        String mediaType,
        String extension,
        boolean folder,
        Preview preview,
        SortedMap<String, Content> files) {
    /** One file's content. */
    public sealed interface Content {
        /** Small content. */
        record Bytes(ByteBuffer bytes) implements Content {}

        /** A file on the store's file system, which is moved into the store. */
        record File(Path path) implements Content {}
    }

    public HandledValue {
        files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Content>) files));
    }
}
