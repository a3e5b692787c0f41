package org.brewline.kernel.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brewline.kernel.documentation.TypeIndex;
import org.jspecify.annotations.Nullable;

/** The index of types that a session may name; made at its first use, as starting needs none. */
final class KnownTypes {
    private final List<Path> before = new ArrayList<>();
    private @Nullable TypeIndex index;

    synchronized void addClassPath(List<Path> entries) {
        TypeIndex made = index;
        if (made == null) {
            before.addAll(entries);
        } else {
            entries.forEach(made::addClassPath);
        }
    }

    /** The index, being read. */
    synchronized TypeIndex index() {
        TypeIndex made = index;
        if (made == null) {
            made = new TypeIndex();
            before.forEach(made::addClassPath);
            before.clear();
            index = made;
        }
        made.start();
        return made;
    }
}
