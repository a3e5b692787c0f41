package org.brewline.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.brewline.engine.artifact.Digest;

/**
 * What a folder holds: an object of its own, so a folder has one digest.
 *
 * @param version of this format, 1
 * @param files sorted by path
 */
record Manifest(int version, List<Entry> files) {
    /**
     * A file of the folder.
     *
     * @param path relative, with forward slashes
     * @param content digest of its object
     */
    record Entry(String path, long size, String content) {}

    byte[] bytes() {
        return RowJson.write(this).getBytes(StandardCharsets.UTF_8);
    }

    long size() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    static Manifest read(ObjectFiles objects, Digest digest) throws IOException {
        try (var in = objects.open(digest)) {
            return RowJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Manifest.class);
        }
    }
}
