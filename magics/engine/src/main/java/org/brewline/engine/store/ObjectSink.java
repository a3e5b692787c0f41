package org.brewline.engine.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.ArtifactHandler;
import org.brewline.engine.artifact.Digest;
import org.jspecify.annotations.Nullable;

/** Takes what a handler writes, as one object or as a folder of objects. */
final class ObjectSink implements ArtifactHandler.Sink, AutoCloseable {
    private final ObjectFiles objects;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Manifest.Entry> files = new TreeMap<>();
    private @Nullable Part single;

    ObjectSink(ObjectFiles objects) {
        this.objects = objects;
    }

    /** What was written. */
    record Content(Digest digest, long size, boolean folder) {}

    /** One file being written. Its content becomes an object when the handler closes it. */
    private final class Part extends FilterOutputStream {
        private final ObjectFiles.Incoming incoming;
        private final String path;
        private boolean closed;
        private @Nullable Digest digest;

        Part(String path) throws IOException {
            this(path, objects.create(path.isEmpty()));
        }

        private Part(String path, ObjectFiles.Incoming incoming) {
            super(incoming);
            this.path = path;
            this.incoming = incoming;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            incoming.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try (incoming) {
                Digest kept = incoming.keep();
                digest = kept;
                files.put(path, new Manifest.Entry(path, incoming.size(), kept.hex()));
            }
        }
    }

    @Override
    public OutputStream file() throws IOException {
        if (!parts.isEmpty()) {
            throw new IllegalStateException("a handler writes either one file, once, or files of a folder");
        }
        var part = new Part("");
        parts.add(part);
        single = part;
        return part;
    }

    @Override
    public OutputStream file(String relativePath) throws IOException {
        if (single != null) {
            throw new IllegalStateException("a handler writes either one file, once, or files of a folder");
        }
        requireInside(relativePath);
        var part = new Part(relativePath);
        parts.add(part);
        return part;
    }

    /** Takes a file that was written elsewhere; {@code ""} as path for the one file. */
    void take(String path, HandledValue.Content content) throws IOException {
        try (var part = (Part) (path.isEmpty() ? file() : file(path))) {
            if (content instanceof HandledValue.Content.Bytes small) {
                var bytes = new byte[small.bytes().remaining()];
                small.bytes().duplicate().get(bytes);
                part.write(bytes);
            } else {
                part.incoming.take(((HandledValue.Content.File) content).path());
            }
        }
    }

    private static void requireInside(String path) {
        boolean leaves = path.isEmpty() || path.startsWith("/") || path.contains("\\");
        for (String name : path.split("/", -1)) {
            leaves |= name.isEmpty() || name.equals(".") || name.equals("..");
        }
        if (leaves) {
            throw new ArtifactException("the path \"%s\" is not one inside the artifact's folder".formatted(path));
        }
    }

    Content finish() throws IOException {
        for (Part part : parts) {
            part.close();
        }
        Part only = single;
        if (only != null) {
            return new Content(java.util.Objects.requireNonNull(only.digest), only.incoming.size(), false);
        }
        var manifest = new Manifest(1, List.copyOf(files.values()));
        return new Content(objects.add(manifest.bytes()), manifest.size(), true);
    }

    /** Leaves nothing of what was not finished. */
    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            if (!part.closed) {
                part.closed = true;
                part.incoming.close();
            }
        }
    }
}
