package org.brewline.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.brewline.engine.artifact.JarsBeside;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/**
 * Finds what opens a bucket. Its client is on the class path, or else in the folder {@code s3} beside this library's jar,
 * with a class loader of its own, so that a notebook's class path does not know its libraries. Stateless.
 */
final class Buckets {
    private static final String FOLDER = "s3";
    private static final String OWN = "org.brewline.engine.store.s3.";
    private static final String CLIENT = "software.amazon.awssdk.services.s3.S3Client";

    private Buckets() {}

    /** Whether the address names a bucket and no folder. */
    static boolean isAddress(String text) {
        return text.startsWith("s3://");
    }

    /** @throws IOException if the bucket can't be used; the message says what is wrong and how to mend it */
    static Bucket open(String address, Map<String, String> environment) throws IOException {
        for (Bucket.Opener opener : ServiceLoader.load(Bucket.Opener.class, loader())) {
            if (opener.opens(address)) {
                return opener.open(address, environment);
            }
        }
        throw new IOException(
                "\"%s\" is no bucket that can be used; write s3://bucket or s3://bucket/folder".formatted(address));
    }

    private static ClassLoader loader() {
        ClassLoader own = Buckets.class.getClassLoader();
        try {
            Class.forName(CLIENT, false, own);
            return own;
        } catch (ClassNotFoundException e) {
            return Beside.LOADER;
        }
    }

    /** Made at the first use, and kept: classes of two loaders would not know each other. */
    private static final class Beside {
        static final ClassLoader LOADER = make();

        private static ClassLoader make() {
            JarsBeside jars = JarsBeside.of(Buckets.class, FOLDER);
            if (!jars.areThere()) {
                throw new ProblemsException(
                        "the store can't be opened",
                        List.of(new Problem(
                                "the client for S3 is neither on the class path nor in " + jars.folder(),
                                "",
                                "install Brewline again, or add the dependencies software.amazon.awssdk:s3 and"
                                        + " url-connection-client")));
            }
            try {
                return new ClientLoader(jars.urls(), Buckets.class.getClassLoader());
            } catch (IOException e) {
                throw new StoreException(
                        "the folder " + jars.folder() + " can't be read: " + ArtifactFiles.reason(e), e);
            }
        }
    }

    /** Loads our own use of the client itself, so that it finds the client. */
    private static final class ClientLoader extends URLClassLoader {
        ClientLoader(URL[] jars, ClassLoader parent) {
            super(FOLDER, jars, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(OWN)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
