package org.brewline.engine.artifact;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Proxy;
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
        try (var out = new ObjectOutputStream(new BufferedOutputStream(sink.file(), 1 << 16))) {
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
                            .formatted(e.getMessage()),
                    e);
        }
    }

    @Override
    public Preview preview(Object value) {
        return new Preview.Opaque("serialized " + value.getClass().getTypeName());
    }

    /** Finds classes where the notebook defined them. */
    private static final class LoaderInput extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderInput(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        /**
         * The stream's own description, unless the loader has the class under another name: a notebook's classes are
         * called differently in each session, and Java would refuse the new name.
         */
        @Override
        protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
            ObjectStreamClass written = super.readClassDescriptor();
            Class<?> here = resolveClass(written);
            boolean same = here.getName().equals(written.getName());
            return same ? written : ObjectStreamClass.lookupAny(here);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                // Class.forName would refuse a class that the loader has under another name.
                String name = description.getName();
                return name.startsWith("[") ? Class.forName(name, false, loader) : loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }

        @Override
        @SuppressWarnings("deprecation") // the JDK's own way to resolve a proxy; there is no other
        protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
            var interfaces = new Class<?>[names.length];
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = Class.forName(names[i], false, loader);
            }
            return Proxy.getProxyClass(loader, interfaces);
        }
    }
}
