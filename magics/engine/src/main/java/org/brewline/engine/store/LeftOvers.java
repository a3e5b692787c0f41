package org.brewline.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brewline.engine.artifact.Digest;

/** What can be made again or belongs to nothing: views of removed content, folders of removed runs, unused rows. */
final class LeftOvers {
    private static final int HEX = 64;

    private final Path folder;
    private final Database database;

    LeftOvers(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /** @param live the content that rows name */
    void remove(Set<Digest> live) throws IOException {
        for (Path view : list("views")) {
            String name = String.valueOf(view.getFileName());
            if (name.length() >= HEX && !live.contains(new Digest(name.substring(0, HEX)))) {
                Session.delete(view);
            }
        }
        // A run's row is there before its folder is.
        List<Path> runs = list("runs");
        Set<String> known =
                database.read(sql -> new HashSet<>(sql.query(row -> row.getString(1), "select id from run")));
        for (Path run : runs) {
            if (!known.contains(String.valueOf(run.getFileName()))) {
                Session.delete(run);
            }
        }
        database.writeAlone(sql -> {
            sql.execute("delete from pipeline where not exists (select 1 from run where pipeline_id = pipeline.id)");
            sql.execute(
                    "delete from component where not exists (select 1 from step where component_id = component.id)");
        });
    }

    private List<Path> list(String name) throws IOException {
        try (var entries = Files.list(folder.resolve(name))) {
            return new ArrayList<>(entries.toList());
        }
    }
}
