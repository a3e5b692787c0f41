package org.brewline.engine.step.isolated;

import java.util.HashMap;
import java.util.Map;
import org.brewline.engine.artifact.SessionNames;

/** The user's classes as they were sent; they go before those of the same name on the class path. */
final class SentClasses extends ClassLoader {
    private final Map<String, byte[]> classes;
    /** By the names that the user wrote: a value that another session stored asks for its class as it was called there. */
    private final Map<String, String> byWrittenName = new HashMap<>();

    SentClasses(Map<String, byte[]> classes, ClassLoader parent) {
        super("step", parent);
        this.classes = classes;
        classes.keySet().forEach(name -> byWrittenName.putIfAbsent(SessionNames.written(name), name));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] code = classes.get(name);
            if (code == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, code, 0, code.length);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String now = byWrittenName.get(SessionNames.written(name));
        if (now == null || now.equals(name)) {
            throw new ClassNotFoundException(name);
        }
        return loadClass(now);
    }
}
