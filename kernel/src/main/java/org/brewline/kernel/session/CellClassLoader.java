package org.brewline.kernel.session;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds every class that the notebook defined, with its bytes as compiled, and the class path that was added. */
final class CellClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final Map<String, byte[]> instrumented = new ConcurrentHashMap<>();

    CellClassLoader(ClassLoader parent) {
        super("notebook", new URL[0], parent);
    }

    /** Takes a class without defining it yet, so that classes may refer to each other. */
    void declare(String name, byte[] bytes, byte[] withChecks) {
        compiled.put(name, bytes);
        instrumented.put(name, withChecks);
    }

    byte @Nullable [] bytes(String name) {
        return compiled.get(name);
    }

    void add(Path entry) {
        try {
            addURL(entry.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not usable on a class path: " + entry, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = instrumented.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
