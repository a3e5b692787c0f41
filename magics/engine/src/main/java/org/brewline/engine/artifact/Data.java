package org.brewline.engine.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What plain data is: values that JSON keeps whole, so that what is read equals what was written. */
final class Data {
    private static final Set<Class<?>> SCALARS = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            BigDecimal.class,
            BigInteger.class,
            URI.class,
            UUID.class,
            Duration.class);

    private Data() {}

    /** A single value: number, truth value, character, enum constant, date, time, duration, URI, UUID. */
    static boolean isScalar(Class<?> type) {
        return SCALARS.contains(type)
                || type.isPrimitive()
                || type.isEnum()
                || (type.getSuperclass() != null && type.getSuperclass().isEnum())
                || (Temporal.class.isAssignableFrom(type) && type.getName().startsWith("java.time."));
    }

    static boolean isStructured(Class<?> type) {
        return type.isRecord()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || JsonNode.class.isAssignableFrom(type)
                || type.isArray();
    }

    /** Whether the value is data all the way down. */
    static boolean isData(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof JsonNode || isScalar(value.getClass())) {
            return true;
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().allMatch(Data::isData);
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(k -> k instanceof String || (k != null && isScalar(k.getClass())))
                    && map.values().stream().allMatch(Data::isData);
        }
        if (value instanceof Object[] array) {
            return java.util.Arrays.stream(array).allMatch(Data::isData);
        }
        return value.getClass().isArray() || (value instanceof Record && isDataRecord(value));
    }

    private static boolean isDataRecord(Object value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (!canBeRead(component.getType()) || !isData(component(component, value))) {
                return false;
            }
        }
        return true;
    }

    /** An interface of the user's own tells a reader nothing about which class to make. */
    private static boolean canBeRead(Class<?> declared) {
        return !declared.isInterface()
                || Collection.class.isAssignableFrom(declared)
                || declared == Iterable.class
                || Map.class.isAssignableFrom(declared);
    }

    static @Nullable Object component(RecordComponent component, Object value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new ArtifactException(
                    "its component \"%s\" can't be read: %s".formatted(component.getName(), e.getMessage()), e);
        }
    }
}
