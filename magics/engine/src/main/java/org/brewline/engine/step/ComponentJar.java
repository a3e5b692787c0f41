package org.brewline.engine.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Parameter;

/**
 * A component's code as a jar of a few kilobytes: its classes, its source, which method it is, and the lock of its
 * dependencies. The same component gives the same bytes.
 *
 * <pre>{@code
 * ComponentJar jar = ComponentJar.of(component);
 * Files.write(folder.resolve(jar.fileName()), jar.bytes());
 * }</pre>
 */
public final class ComponentJar {
    /** Says what the jar is: format, name, class, method, parameters, imports. */
    public static final String DESCRIPTION = "brewline/component.json";
    /** Coordinate and SHA-256 of each dependency, one a line. */
    public static final String LOCK = "brewline/dependencies.lock";
    /** The component as the user wrote it. */
    public static final String SOURCE = "brewline/Component.java";

    static final int FORMAT = 1;
    /** The earliest time that a zip file can say: the jar does not depend on when it is made. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String name;
    private final String codeHash;
    private final byte[] bytes;

    private ComponentJar(String name, String codeHash, byte[] bytes) {
        this.name = name;
        this.codeHash = codeHash;
        this.bytes = bytes;
    }

    public static ComponentJar of(ComponentSpec component) {
        var entries = new TreeMap<String, byte[]>();
        var environment = component.environment();
        entries.put(DESCRIPTION, utf8(description(component)));
        entries.put(LOCK, utf8(lock(environment.dependencies())));
        entries.put(SOURCE, utf8(environment.source()));
        environment.classes().forEach((className, code) -> entries.put(className.replace('.', '/') + ".class", code));
        return new ComponentJar(component.name(), environment.codeHash(), zip(entries));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Of the whole jar, in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The jar as text for a command line. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Its name where many are in one folder: the component's and the beginning of its code's hash. */
    public String fileName() {
        return name + "-" + codeHash.substring(0, Math.min(12, codeHash.length())) + ".jar";
    }

    private static String description(ComponentSpec component) {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode node = mapper.createObjectNode();
        Method method = component.method();
        node.put("format", FORMAT)
                .put("name", component.name())
                .put("class", method.getDeclaringClass().getName())
                .put("method", method.getName())
                .put("codeHash", component.environment().codeHash());
        var types = node.putArray("parameterTypes");
        for (Class<?> type : method.getParameterTypes()) {
            types.add(type.getName());
        }
        var parameters = node.putArray("parameters");
        for (Parameter parameter : component.signature().parameters()) {
            var each = parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("role", parameter.role().name())
                    .put("type", parameter.typeSource())
                    .put("optional", parameter.optional());
            parameter.defaultText().ifPresent(text -> each.put("default", text));
        }
        var imports = node.putArray("imports");
        component.environment().imports().forEach(imports::add);
        try {
            return mapper.writeValueAsString(node).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values was not written", e);
        }
    }

    private static String lock(SortedMap<String, String> dependencies) {
        var lines = new StringBuilder();
        dependencies.forEach((coordinate, sha256) ->
                lines.append(coordinate).append(' ').append(sha256).append('\n'));
        return lines.toString();
    }

    private static byte[] zip(SortedMap<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                var entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
