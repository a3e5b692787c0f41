package org.brewline.engine.artifact;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.reflect.Type;

/** Anything {@link Serializable} that no other handler takes, in Java's own serialized form. */
final class SerializedHandler implements ArtifactHandler<Object> {
    @Override
    public String id() {
        return "java-serialized";
    }

    @Override
    public boolean handles(Class<?> type) {
        return Serializable.class.isAssignableFrom(type);
    }

    @Override
    public Kind kind(Object value) {
        return Kind.DATA;
    }

    @Override
    public String extension(Object value) {
        return ".ser";
    }

    @Override
    public String mediaType(Object value) {
        return "application/x-java-serialized-object";
    }

    @Override
    public void write(Object value, Sink sink) throws IOException {
        try (var out = new SteadyOutput(new BufferedOutputStream(sink.file(), 1 << 16))) {
            out.writeObject(value);
        } catch (NotSerializableException e) {
            throw new ArtifactException(
                    "it holds a %s, which is not Serializable; make that class Serializable, or register an"
                                    .formatted(e.getMessage())
                            + " ArtifactHandler for "
                            + value.getClass().getSimpleName(),
                    e);
        }
    }

    @Override
    public Object read(Source source, Type type) throws IOException {
        try (var in = new LoaderInput(new BufferedInputStream(source.open(), 1 << 16), source.classLoader())) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new ArtifactException(
                    "it was written with the class %s, which is not there (any more); run the step again"
                            .formatted(SessionNames.written(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    @Override
    public Preview preview(Object value) {
        return new Preview.Opaque(
                "serialized " + SessionNames.written(value.getClass().getTypeName()));
    }
}
