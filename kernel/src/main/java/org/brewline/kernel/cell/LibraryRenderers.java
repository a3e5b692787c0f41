package org.brewline.kernel.cell;

import java.util.HashSet;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.brewline.kernel.display.Renderer;
import org.brewline.kernel.session.Session;

/** The renderers that libraries bring along. Looked for when there is a value to show and the class path has grown. */
final class LibraryRenderers {
    private final Session session;
    private final Set<String> known = new HashSet<>();
    private int seen = -1;

    LibraryRenderers(Session session) {
        this.session = session;
    }

    /** Registers what is new; a renderer that can't be made is named on standard error, the others work. */
    synchronized void registerNew(Rendering rendering) {
        int entries = session.classPath().size();
        if (entries == seen) {
            return;
        }
        seen = entries;
        var found = ServiceLoader.load(Renderer.class, session.classLoader()).stream()
                .iterator();
        while (hasNext(found)) {
            try {
                var provider = found.next();
                if (known.add(provider.type().getName())) {
                    Renderer<?> renderer = provider.get();
                    register(rendering, renderer);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                System.err.println("a renderer could not be loaded: " + e.getMessage());
            }
        }
    }

    private static boolean hasNext(Iterator<?> found) {
        try {
            return found.hasNext();
        } catch (ServiceConfigurationError e) {
            System.err.println("a list of renderers could not be read: " + e.getMessage());
            return false;
        }
    }

    private static <T> void register(Rendering rendering, Renderer<T> renderer) {
        rendering.register(renderer.type(), renderer::render);
    }
}
