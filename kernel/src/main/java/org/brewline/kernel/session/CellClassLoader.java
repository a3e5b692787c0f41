package org.brewline.kernel.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds every class that the notebook defined, with its bytes as compiled, and the class path that was added. */
final class CellClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final Pattern NOTEBOOK_CLASS = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$(.+)");

    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final Map<String, byte[]> instrumented = new ConcurrentHashMap<>();

    /** Binary names by the names that the user wrote: a value stored in another session asks for its class there. */
    private final Map<String, String> latest = new ConcurrentHashMap<>();

    private volatile Function<Throwable, String> traces = Throwable::toString;

    CellClassLoader(ClassLoader parent) {
        super("notebook", new URL[0], parent);
    }

    /** Takes a class without defining it yet, so that classes may refer to each other. */
    void declare(String name, byte[] bytes, byte[] withChecks) {
        compiled.put(name, bytes);
        if (!simpleName(name).isEmpty()) {
            latest.put(simpleName(name), name);
        }
        instrumented.put(name, withChecks);
    }

    /** How stack traces are written that a cell prints. */
    void writeTraces(Function<Throwable, String> writer) {
        traces = writer;
    }

    String trace(Throwable thrown) {
        return traces.apply(thrown);
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
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        String current = latest.get(simpleName(name));
        return current == null || current.equals(name) ? findLibraryClass(name) : loadClass(current);
    }

    /** A library's class; one that may end the JVM is changed so that it ends the cell. */
    private Class<?> findLibraryClass(String name) throws ClassNotFoundException {
        URL resource = findResource(name.replace('.', '/') + ".class");
        try {
            if (resource != null && resource.openConnection() instanceof JarURLConnection jar) {
                byte[] bytes;
                try (InputStream in = jar.getInputStream()) {
                    bytes = in.readAllBytes();
                }
                if (ExitChecks.mayExit(bytes)) {
                    definePackageOf(name, jar);
                    var source = new CodeSource(jar.getJarFileURL(), (Certificate[]) null);
                    byte[] changed = ExitChecks.into(bytes);
                    return defineClass(name, changed, 0, changed.length, source);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return super.findClass(name); // which says what is wrong
        }
        return super.findClass(name);
    }

    private void definePackageOf(String name, JarURLConnection jar) throws IOException {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (!packageName.isEmpty() && getDefinedPackage(packageName) == null) {
            Manifest manifest = jar.getManifest();
            try {
                definePackage(packageName, manifest == null ? new Manifest() : manifest, jar.getJarFileURL());
            } catch (IllegalArgumentException another) {
                return; // thread was first
            }
        }
    }

    /** The part of a notebook class's name that the user wrote; "" for other classes. */
    private static String simpleName(String name) {
        Matcher matcher = NOTEBOOK_CLASS.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
