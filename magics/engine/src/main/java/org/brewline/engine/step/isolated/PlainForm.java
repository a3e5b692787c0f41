package org.brewline.engine.step.isolated;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.config.Secret;
import org.jspecify.annotations.Nullable;

/** Config values in a frame: scalars, records, lists, maps, and secrets, which travel nowhere else. */
final class PlainForm {
    private static final Set<String> SCALARS = Set.of(
            String.class.getName(),
            Boolean.class.getName(),
            Byte.class.getName(),
            Short.class.getName(),
            Integer.class.getName(),
            Long.class.getName(),
            Float.class.getName(),
            Double.class.getName(),
            Character.class.getName(),
            BigInteger.class.getName(),
            BigDecimal.class.getName(),
            Path.class.getName(),
            URI.class.getName(),
            Duration.class.getName(),
            LocalDate.class.getName(),
            LocalTime.class.getName(),
            LocalDateTime.class.getName(),
            Instant.class.getName());

    private PlainForm() {}

    static void write(DataOutput to, @Nullable Object value) throws IOException {
        if (value == null) {
            to.writeByte('0');
        } else if (value instanceof Secret secret) {
            to.writeByte('$');
            Text.write(to, secret.name());
            Text.write(to, secret.reveal());
        } else if (value instanceof List<?> list) {
            to.writeByte('[');
            writeAll(to, list);
        } else if (value instanceof Map<?, ?> map) {
            to.writeByte('{');
            writeAll(to, new ArrayList<Object>(map.keySet()));
            writeAll(to, new ArrayList<Object>(map.values()));
        } else if (value instanceof Record) {
            to.writeByte('R');
            Text.write(to, value.getClass().getName());
            writeAll(to, components(value));
        } else if (value instanceof Enum<?> constant) {
            to.writeByte('E');
            Text.write(to, constant.getDeclaringClass().getName());
            Text.write(to, constant.name());
        } else {
            writeScalar(to, value);
        }
    }

    private static void writeScalar(DataOutput to, Object value) throws IOException {
        String type =
                value instanceof Path ? Path.class.getName() : value.getClass().getName();
        if (!SCALARS.contains(type)) {
            throw new IllegalStateException(
                    "a config value of type %s can't go to a process of its own".formatted(type));
        }
        to.writeByte('.');
        Text.write(to, type);
        Text.write(to, value.toString());
    }

    private static void writeAll(DataOutput to, List<?> values) throws IOException {
        to.writeInt(values.size());
        for (Object value : values) {
            write(to, value);
        }
    }

    private static List<@Nullable Object> components(Object value) throws IOException {
        var values = new ArrayList<@Nullable Object>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IOException("the record can't be read: " + e, e);
            }
        }
        return values;
    }

    static @Nullable Object read(DataInput from, ClassLoader loader) throws IOException, ReflectiveOperationException {
        byte form = from.readByte();
        return switch (form) {
            case '0' -> null;
            case '$' -> Secret.of(Text.read(from), Text.read(from));
            case '[' -> Collections.unmodifiableList(readAll(from, loader));
            case '{' -> map(readAll(from, loader), readAll(from, loader));
            case 'R' -> record(Class.forName(Text.read(from), true, loader), readAll(from, loader));
            case 'E' -> constant(Class.forName(Text.read(from), true, loader), Text.read(from));
            default -> scalar(Text.read(from), Text.read(from));
        };
    }

    /** Not a map of functions: a step's JVM would make all of them to use one. */
    private static Object scalar(String type, String text) throws IOException {
        return switch (type) {
            case "java.lang.String" -> text;
            case "java.lang.Boolean" -> Boolean.valueOf(text);
            case "java.lang.Byte" -> Byte.valueOf(text);
            case "java.lang.Short" -> Short.valueOf(text);
            case "java.lang.Integer" -> Integer.valueOf(text);
            case "java.lang.Long" -> Long.valueOf(text);
            case "java.lang.Float" -> Float.valueOf(text);
            case "java.lang.Double" -> Double.valueOf(text);
            case "java.lang.Character" -> text.charAt(0);
            case "java.math.BigInteger" -> new BigInteger(text);
            case "java.math.BigDecimal" -> new BigDecimal(text);
            case "java.nio.file.Path" -> Path.of(text);
            case "java.net.URI" -> URI.create(text);
            default -> time(type, text);
        };
    }

    private static Object time(String type, String text) throws IOException {
        return switch (type) {
            case "java.time.Duration" -> Duration.parse(text);
            case "java.time.LocalDate" -> LocalDate.parse(text);
            case "java.time.LocalTime" -> LocalTime.parse(text);
            case "java.time.LocalDateTime" -> LocalDateTime.parse(text);
            case "java.time.Instant" -> Instant.parse(text);
            default -> throw new IOException("no config value");
        };
    }

    private static List<@Nullable Object> readAll(DataInput from, ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        int count = from.readInt();
        var values = new ArrayList<@Nullable Object>(count);
        for (int i = 0; i < count; i++) {
            values.add(read(from, loader));
        }
        return values;
    }

    private static Map<Object, @Nullable Object> map(List<@Nullable Object> keys, List<@Nullable Object> values) {
        var map = new LinkedHashMap<Object, @Nullable Object>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(java.util.Objects.requireNonNull(keys.get(i)), values.get(i));
        }
        return Collections.unmodifiableMap(map);
    }

    /** The record of that type with these components. */
    static Object record(Class<?> type, List<@Nullable Object> components) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(components.toArray());
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
