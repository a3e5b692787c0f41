package org.brewline.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    static Manifest read(Path object) throws IOException {
        return RowJson.read(Files.readString(object), Manifest.class);
    }
}
