package org.brewline.engine.artifact;

import java.io.IOException;
import java.lang.reflect.Type;

/** Byte arrays as they are. */
final class BytesHandler implements ArtifactHandler<byte[]> {
    @Override
    public String id() {
        return "bytes";
    }

    @Override
    public boolean handles(Class<?> type) {
        return type == byte[].class;
    }

    @Override
    public Kind kind(byte[] value) {
        return Kind.DATA;
    }

    @Override
    public String extension(byte[] value) {
        return ".bin";
    }

    @Override
    public String mediaType(byte[] value) {
        return "application/octet-stream";
    }

    @Override
    public void write(byte[] value, Sink sink) throws IOException {
        try (var out = sink.file()) {
            out.write(value);
        }
    }

    @Override
    public byte[] read(Source source, Type type) throws IOException {
        try (var in = source.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(byte[] value) {
        return new Preview.Opaque("%,d bytes".formatted(value.length));
    }
}
