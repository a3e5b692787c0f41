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
import java.util.function.Function;
import org.brewline.engine.config.Secret;
import org.jspecify.annotations.Nullable;

/** Config values in a frame: scalars, records, lists, maps, and secrets, which travel nowhere else. */
final class PlainForm {
    private static final Map<String, Function<String, Object>> SCALARS = Map.ofEntries(
            Map.entry(String.class.getName(), text -> text),
            Map.entry(Boolean.class.getName(), Boolean::valueOf),
            Map.entry(Byte.class.getName(), Byte::valueOf),
            Map.entry(Short.class.getName(), Short::valueOf),
            Map.entry(Integer.class.getName(), Integer::valueOf),
            Map.entry(Long.class.getName(), Long::valueOf),
            Map.entry(Float.class.getName(), Float::valueOf),
            Map.entry(Double.class.getName(), Double::valueOf),
            Map.entry(Character.class.getName(), text -> text.charAt(0)),
            Map.entry(BigInteger.class.getName(), BigInteger::new),
            Map.entry(BigDecimal.class.getName(), BigDecimal::new),
            Map.entry(Path.class.getName(), Path::of),
            Map.entry(URI.class.getName(), URI::create),
            Map.entry(Duration.class.getName(), Duration::parse),
            Map.entry(LocalDate.class.getName(), LocalDate::parse),
            Map.entry(LocalTime.class.getName(), LocalTime::parse),
            Map.entry(LocalDateTime.class.getName(), LocalDateTime::parse),
            Map.entry(Instant.class.getName(), Instant::parse));

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
        if (!SCALARS.containsKey(type)) {
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
            default -> {
                Function<String, Object> scalar = SCALARS.get(Text.read(from));
                if (scalar == null) {
                    throw new IOException("no config value");
                }
                yield scalar.apply(Text.read(from));
            }
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
