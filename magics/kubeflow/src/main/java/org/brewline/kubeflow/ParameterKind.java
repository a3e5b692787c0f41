package org.brewline.kubeflow;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kubeflow's types of parameters, by the names that they have in the file. */
enum ParameterKind implements PortType {
    NUMBER_DOUBLE,
    NUMBER_INTEGER,
    BOOLEAN,
    STRING,
    LIST,
    STRUCT,
    /** How what went before a step at the end has ended; Kubeflow fills it in. */
    TASK_FINAL_STATUS;

    /** Records in records deeper than this are no parameters; also ends a record that contains itself. */
    private static final int DEEPEST = 5;

    private static final Set<Class<?>> INTEGERS = Set.of(
            int.class,
            long.class,
            short.class,
            byte.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            BigInteger.class);
    private static final Set<Class<?>> DOUBLES =
            Set.of(double.class, float.class, Double.class, Float.class, BigDecimal.class);
    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, char.class, Character.class, URI.class, Duration.class, LocalDate.class);

    /** How config of that type is passed; a path is its text. */
    static ParameterKind ofConfig(Type type) {
        return of(type, 0).orElseGet(() -> {
            var raw = JavaTypes.raw(type);
            if (Path.class.isAssignableFrom(raw)) {
                return STRING;
            } else if (Collection.class.isAssignableFrom(raw)) {
                return LIST;
            }
            return raw.isRecord() || Map.class.isAssignableFrom(raw) ? STRUCT : STRING;
        });
    }

    /** How an output of that type is passed; empty if it is an artifact. */
    static Optional<ParameterKind> ofOutput(Type type) {
        return of(type, 0);
    }

    private static Optional<ParameterKind> of(Type type, int depth) {
        var raw = JavaTypes.raw(type);
        if (INTEGERS.contains(raw)) {
            return Optional.of(NUMBER_INTEGER);
        } else if (DOUBLES.contains(raw)) {
            return Optional.of(NUMBER_DOUBLE);
        } else if (raw == boolean.class || raw == Boolean.class) {
            return Optional.of(BOOLEAN);
        } else if (TEXTS.contains(raw) || raw.isEnum()) {
            return Optional.of(STRING);
        }
        return depth > DEEPEST ? Optional.empty() : ofCompound(type, raw, depth + 1);
    }

    private static Optional<ParameterKind> ofCompound(Type type, Class<?> raw, int depth) {
        var arguments = JavaTypes.arguments(type);
        boolean plain = arguments.stream().allMatch(a -> of(a, depth).isPresent());
        if (Collection.class.isAssignableFrom(raw) && arguments.size() == 1 && plain) {
            return Optional.of(LIST);
        } else if (Map.class.isAssignableFrom(raw) && arguments.size() == 2 && plain) {
            return Optional.of(STRUCT);
        }
        boolean plainRecord = raw.isRecord()
                && raw.getTypeParameters().length == 0
                && raw.getRecordComponents().length > 0
                && Arrays.stream(raw.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .allMatch(component -> of(component, depth).isPresent());
        return plainRecord ? Optional.of(STRUCT) : Optional.empty();
    }
}
