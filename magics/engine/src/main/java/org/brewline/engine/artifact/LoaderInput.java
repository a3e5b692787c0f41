package org.brewline.engine.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Java's serialized form, and finds classes where the notebook defined them. */
final class LoaderInput extends ObjectInputStream {
    private static final Pattern ARRAY = Pattern.compile("(\\[+)L(.+);");

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
        if (here.getName().equals(written.getName())) {
            return written;
        }
        ObjectStreamClass now = ObjectStreamClass.lookupAny(here);
        if (!fields(written).equals(fields(now))) {
            throw new ArtifactException(
                    "the class %s had the fields %s when it was written, and has %s now; run the step again"
                            .formatted(SessionNames.written(written.getName()), names(written), names(now)));
        }
        return now;
    }

    private static List<String> fields(ObjectStreamClass described) {
        return Arrays.stream(described.getFields())
                .map(field -> field.getTypeCode() + SessionNames.steady(field.getTypeString() + "") + field.getName())
                .toList();
    }

    private static String names(ObjectStreamClass described) {
        return Arrays.stream(described.getFields())
                        .map(ObjectStreamField::getName)
                        .toList() + "";
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        try {
            return named(description.getName());
        } catch (ClassNotFoundException e) {
            return super.resolveClass(description);
        }
    }

    /** Class.forName would refuse a class that the loader has under another name. */
    private Class<?> named(String name) throws ClassNotFoundException {
        Matcher array = ARRAY.matcher(name);
        if (array.matches()) {
            Class<?> element = loader.loadClass(array.group(2));
            return Array.newInstance(element, new int[array.group(1).length()]).getClass();
        }
        return name.startsWith("[") ? Class.forName(name, false, loader) : loader.loadClass(name);
    }

    @Override
    @SuppressWarnings("deprecation") // the JDK's own way to resolve a proxy; there is no other
    protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
        var interfaces = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = loader.loadClass(names[i]);
        }
        return Proxy.getProxyClass(loader, interfaces);
    }
}
