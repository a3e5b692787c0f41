package org.brewline.handlers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.engine.artifact.ArtifactHandler;

/** Writes a value with its handler, keeps the bytes in memory, and reads them again. */
final class Kept implements ArtifactHandler.Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static <T> byte[] bytes(ArtifactHandler<T> handler, T value) throws IOException {
        var kept = new Kept();
        handler.write(value, kept);
        return kept.bytes.toByteArray();
    }

    static <T> T again(ArtifactHandler<T> handler, T value, Type type) throws IOException {
        return read(handler, bytes(handler, value), type);
    }

    static <T> T read(ArtifactHandler<T> handler, String text, Type type) throws IOException {
        return read(handler, text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static <T> T read(ArtifactHandler<T> handler, byte[] bytes, Type type) throws IOException {
        Path file = Files.createTempFile("kept", ".bin");
        try {
            Files.write(file, bytes);
            return handler.read(new FileSource(file), type);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public OutputStream file() {
        return bytes;
    }

    @Override
    public OutputStream file(String relativePath) {
        throw new IllegalStateException("one file, no folder");
    }

    /** A file as a source. */
    private record FileSource(Path path) implements ArtifactHandler.Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public ClassLoader classLoader() {
            return Kept.class.getClassLoader();
        }
    }
}
