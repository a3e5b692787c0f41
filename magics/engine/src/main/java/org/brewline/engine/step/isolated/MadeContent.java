package org.brewline.engine.step.isolated;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.artifact.ArtifactHandler;
import org.jspecify.annotations.Nullable;

/** Takes what a handler writes in a step's process: small content stays in memory, the rest goes to files. */
final class MadeContent implements ArtifactHandler.Sink {
    private static final int SMALL = 1 << 16;

    private final Path scratch;
    private final String prefix;
    private final Map<String, Part> parts = new TreeMap<>();
    private boolean single;

    /** @param prefix of file names that nobody else uses there */
    MadeContent(Path scratch, String prefix) {
        this.scratch = scratch;
        this.prefix = prefix;
    }

    @Override
    public OutputStream file() {
        if (!parts.isEmpty()) {
            throw new IllegalStateException("a handler writes either one file, once, or files of a folder");
        }
        single = true;
        return part("");
    }

    @Override
    public OutputStream file(String relativePath) {
        if (single) {
            throw new IllegalStateException("a handler writes either one file, once, or files of a folder");
        }
        return part(relativePath);
    }

    private Part part(String path) {
        var part = new Part();
        parts.put(path, part);
        return part;
    }

    boolean isFolder() {
        return !single;
    }

    void finish() throws IOException {
        for (Part part : parts.values()) {
            part.close();
        }
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(parts.size());
        for (var part : parts.entrySet()) {
            Text.write(to, part.getKey());
            Path spilled = part.getValue().spilled;
            to.writeBoolean(spilled != null);
            if (spilled != null) {
                Text.write(to, spilled.toString());
            } else {
                Text.writeBytes(to, part.getValue().small.toByteArray());
            }
        }
    }

    /** One file. */
    private final class Part extends OutputStream {
        private final ByteArrayOutputStream small = new ByteArrayOutputStream();
        private @Nullable Path spilled;
        private @Nullable OutputStream out;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            OutputStream open = out;
            if (open == null && small.size() + length <= SMALL) {
                small.write(bytes, offset, length);
                return;
            }
            if (open == null) {
                Path file = Telling.beside(scratch).resolve(prefix + parts.size());
                spilled = file;
                open = Files.newOutputStream(file);
                out = open;
                small.writeTo(open);
            }
            open.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }
}
