package org.brewline.engine.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a plain Java project, from its class path: those in class folders, and those in the same jar as a
 * component. Those of the JDK, of other jars and of the engine itself are libraries.
 */
final class ClassPathBytes implements ClassBytes {
    private final ClassLoader loader;
    private final Set<String> locations = new HashSet<>();
    private final String engine = location(Component.class);

    ClassPathBytes(Class<?> component) {
        this.loader = Optional.ofNullable(component.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        locations.add(location(component));
    }

    @Override
    public Optional<byte[]> bytes(String binaryName) {
        String resource = binaryName.replace('.', '/') + ".class";
        @Nullable URL url = loader.getResource(resource);
        if (url == null || !isUsers(url, resource)) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + url, e);
        }
    }

    private boolean isUsers(URL url, String resource) {
        String location = location(url, resource);
        return !location.equals(engine) && (url.getProtocol().equals("file") || locations.contains(location));
    }

    private static String location(Class<?> type) {
        String resource = type.getName().replace('.', '/') + ".class";
        @Nullable ClassLoader loader = type.getClassLoader();
        @Nullable URL url = loader == null ? null : loader.getResource(resource);
        return url == null ? "" : location(url, resource);
    }

    private static String location(URL url, String resource) {
        String text = url.toString();
        return text.endsWith(resource) ? text.substring(0, text.length() - resource.length()) : text;
    }
}
