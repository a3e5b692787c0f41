package org.brewline.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.file.Path;

/**
 * Turns values of some type into files and back. Found through {@link java.util.ServiceLoader} or registered with
 * {@link ArtifactHandlers}; the last registered that handles a type wins. Stateless and safe for many threads.
 *
 * <pre>{@code
 * ArtifactHandlers handlers = ArtifactHandlers.standard();
 * handlers.register(handler);
 * }</pre>
 */
public interface ArtifactHandler<T> {
    /** Stable name, kept in the store with what it wrote: {@code tablesaw-csv}. */
    String id();

    /** Whether values of this type are written and read by this handler. */
    boolean handles(Class<?> type);

    Kind kind(T value);

    /** With its dot; empty if the content is a folder. */
    String extension(T value);

    String mediaType(T value);

    /** Writes the value. The same value gives the same bytes. */
    void write(T value, Sink sink) throws IOException;

    /** Reads what {@link #write} wrote. The type is the declared one of the input, with its arguments. */
    T read(Source source, Type type) throws IOException;

    Preview preview(T value);

    /**
     * Whether reading makes nothing but data of what it reads, whoever wrote that: no class is chosen by it and none of
     * its code runs. Artifacts of imported runs that are not trusted are read by such handlers only.
     */
    default boolean readsPlainData() {
        return false;
    }

    /** Where a handler writes: one file, or files of a folder. Hashes while it writes. */
    interface Sink {
        /** The stream of the one file; may be asked for once. */
        OutputStream file() throws IOException;

        /** The stream of a file in a folder, by relative path with forward slashes. */
        OutputStream file(String relativePath) throws IOException;
    }

    /** Where a handler reads from. */
    interface Source {
        /** What is said of content that is not read because nobody trusts it. */
        String UNTRUSTED = "it came with an imported run, and reading it could execute what its maker put there; if you"
                + " trust them, say %import FILE --trust";

        /** The file, or the folder's root; read-only. */
        Path path();

        InputStream open() throws IOException;

        /** The loader that knows the notebook's classes. */
        ClassLoader classLoader();

        /** Whether the content may be read by code that does what the content says. */
        default boolean isTrusted() {
            return true;
        }
    }
}
