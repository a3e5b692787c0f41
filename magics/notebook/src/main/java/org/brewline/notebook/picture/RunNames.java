package org.brewline.notebook.picture;

import java.util.HashSet;
import java.util.List;
import org.brewline.engine.store.RunId;

/** Short names for the runs of one picture: as much of their IDs as tells them apart, at least eight characters. */
record RunNames(int length) {
    private static final int LEAST = 8;
    private static final int WHOLE = 36;

    static RunNames of(List<RunPicture> runs) {
        List<String> ids = runs.stream().map(r -> r.id().toString()).distinct().toList();
        int length = LEAST;
        while (length < WHOLE && new HashSet<>(cut(ids, length)).size() < ids.size()) {
            length++;
        }
        return new RunNames(length);
    }

    private static List<String> cut(List<String> ids, int length) {
        return ids.stream().map(id -> id.substring(0, length)).toList();
    }

    String of(RunId id) {
        return id.toString().substring(0, length);
    }
}
