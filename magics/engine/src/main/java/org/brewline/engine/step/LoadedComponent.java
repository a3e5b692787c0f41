package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.brewline.engine.artifact.SessionNames;
import org.brewline.engine.component.Parameter.Role;

/** A component out of its jar, ready to be called. */
record LoadedComponent(String name, Method method, List<Taken> parameters) {
    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "short", short.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class,
            "char", char.class);

    /**
     * A parameter of the method.
     *
     * @param type for an optional input the type inside {@code Optional}
     */
    record Taken(String name, Role role, Type type, boolean optional, Optional<String> defaultText) {}

    /**
     * Loads the classes and finds the method.
     *
     * @throws IOException if the bytes are no component jar, or of a newer format
     */
    static LoadedComponent of(byte[] jar) throws IOException, ReflectiveOperationException {
        Map<String, byte[]> entries = unzip(jar);
        byte[] text = entries.get(ComponentJar.DESCRIPTION);
        if (text == null) {
            throw new IOException("it has no " + ComponentJar.DESCRIPTION);
        }
        JsonNode description = new ObjectMapper().readTree(text);
        if (description.path("format").asInt() != ComponentJar.FORMAT) {
            throw new IOException("it has format %s, this step runner reads %d"
                    .formatted(description.path("format").asText(), ComponentJar.FORMAT));
        }
        var loader = new JarClasses(entries, LoadedComponent.class.getClassLoader());
        var types = new ArrayList<Class<?>>();
        for (JsonNode type : description.path("parameterTypes")) {
            Class<?> primitive = PRIMITIVES.get(type.asText());
            types.add(primitive != null ? primitive : Class.forName(type.asText(), false, loader));
        }
        Method method = Class.forName(description.path("class").asText(), true, loader)
                .getDeclaredMethod(description.path("method").asText(), types.toArray(Class<?>[]::new));
        method.setAccessible(true);
        return new LoadedComponent(description.path("name").asText(), method, parameters(description, method));
    }

    private static List<Taken> parameters(JsonNode description, Method method) {
        var parameters = new ArrayList<Taken>();
        Type[] types = method.getGenericParameterTypes();
        for (JsonNode each : description.path("parameters")) {
            Type type = types[parameters.size()];
            boolean optional = each.path("optional").asBoolean();
            parameters.add(new Taken(
                    each.path("name").asText(),
                    Role.valueOf(each.path("role").asText()),
                    optional && type instanceof ParameterizedType inside ? inside.getActualTypeArguments()[0] : type,
                    optional,
                    each.has("default") ? Optional.of(each.path("default").asText()) : Optional.empty()));
        }
        return parameters;
    }

    ClassLoader loader() {
        return method.getDeclaringClass().getClassLoader();
    }

    private static Map<String, byte[]> unzip(byte[] jar) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** The classes of the jar, which go before those of the same name beside the step runner. */
    private static final class JarClasses extends ClassLoader {
        private final Map<String, byte[]> entries;
        /** By the names that the user wrote: what another session stored asks for its class under these. */
        private final Map<String, String> byWrittenName = new HashMap<>();

        JarClasses(Map<String, byte[]> entries, ClassLoader parent) {
            super(parent);
            this.entries = entries;
            for (String entry : entries.keySet()) {
                String name = entry.replaceFirst("\\.class$", "").replace('/', '.');
                byWrittenName.putIfAbsent(SessionNames.written(name), name);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String here = byWrittenName.get(SessionNames.written(name));
            if (here == null || here.equals(name)) {
                throw new ClassNotFoundException(name);
            }
            return loadClass(here);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                byte[] code = entries.get(name.replace('.', '/') + ".class");
                if (code == null) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : defineClass(name, code, 0, code.length);
            }
        }
    }
}
