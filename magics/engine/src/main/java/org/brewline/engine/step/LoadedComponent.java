package org.brewline.engine.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.config.Primitives;

/** A component out of its jar, ready to be called. */
record LoadedComponent(String name, Method method, List<Taken> parameters) {
    private static final String CLASS = ".class";

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
        var loader = new UserClasses(null, classes(entries), LoadedComponent.class.getClassLoader());
        var types = new ArrayList<Class<?>>();
        for (JsonNode type : description.path("parameterTypes")) {
            types.add(Primitives.classOf(type.asText(), loader));
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

    private static Map<String, byte[]> classes(Map<String, byte[]> entries) {
        var classes = new TreeMap<String, byte[]>();
        entries.forEach((entry, bytes) -> {
            if (entry.endsWith(CLASS)) {
                classes.put(entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'), bytes);
            }
        });
        return classes;
    }
}
