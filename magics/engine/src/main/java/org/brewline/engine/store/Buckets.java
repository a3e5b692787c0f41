package org.brewline.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
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
            Path folder = folder();
            if (!Files.isDirectory(folder)) {
                throw new ProblemsException(
                        "the store can't be opened",
                        List.of(new Problem(
                                "the client for S3 is neither on the class path nor in " + folder,
                                "",
                                "install Brewline again, or add the dependencies software.amazon.awssdk:s3 and"
                                        + " url-connection-client")));
            }
            return new ClientLoader(jars(folder), Buckets.class.getClassLoader());
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

    private static Path folder() {
        try {
            Path own = Path.of(Buckets.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Objects.requireNonNull(own.toAbsolutePath().getParent()).resolve(FOLDER);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this library's own jar has no path", e);
        }
    }

    private static URL[] jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Buckets::url)
                    .toArray(URL[]::new);
        } catch (IOException e) {
            throw new StoreException("the folder " + folder + " can't be read: " + ArtifactFiles.reason(e), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path of a file is no URL: " + jar, e);
        }
    }
}
