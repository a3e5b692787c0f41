package org.brewline.engine.step;

import java.util.HashMap;
import java.util.Map;
import org.brewline.engine.artifact.SessionNames;
import org.jspecify.annotations.Nullable;

/**
 * The user's classes as bytes. They go before those of the same name on the class path, and are found under the names
 * that they had in other sessions too: a value that another session stored asks for its class as it was called there.
 *
 * <pre>{@code
 * ClassLoader loader = new UserClasses("step", classes, getClass().getClassLoader());
 * Class<?> softmax = loader.loadClass("REPL.$JShell$29$Softmax");
 * }</pre>
 */
public final class UserClasses extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Map<String, String> byWrittenName = new HashMap<>();

    /**
     * @param name of the loader, as stack traces show it; null for none
     * @param classes by binary name
     */
    public UserClasses(@Nullable String name, Map<String, byte[]> classes, ClassLoader parent) {
        super(name, parent);
        this.classes = classes;
        classes.keySet().forEach(each -> byWrittenName.putIfAbsent(SessionNames.written(each), each));
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
