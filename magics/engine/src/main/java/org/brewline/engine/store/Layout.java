package org.brewline.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders of a store. */
final class Layout {
    private static final List<String> FOLDERS = List.of("objects", "runs", "views", "tmp", "locks");

    private Layout() {}

    static void make(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("it is a file");
        }
        for (String name : FOLDERS) {
            Files.createDirectories(folder.resolve(name));
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("permission denied");
        }
        Path ignore = folder.resolve(".gitignore");
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
    }

    static StoreStatistics statistics(Database database, ObjectFiles files) {
        long[] rows = database.read(sql -> sql.first(
                        row -> new long[] {
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            sql.dialect().size(sql)
                        },
                        "select (select count(*) from run), (select count(*) from step),"
                                + " (select count(*) from artifact), (select coalesce(sum(size), 0) from artifact),"
                                + " (select count(*) from small_object),"
                                + " (select coalesce(sum(length(bytes)), 0) from small_object)")
                .orElseThrow());
        try {
            List<ObjectFiles.Stored> large = files.large();
            long bytes = large.stream().mapToLong(ObjectFiles.Stored::size).sum();
            return new StoreStatistics(
                    rows[0], rows[1], rows[2], rows[3], rows[4] + large.size(), rows[5] + bytes, rows[6]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
