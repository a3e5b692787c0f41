package org.brewline.notebook.language;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Types as Java source that every cell understands, whatever it imports; classes of cells by the name they have there. */
public final class TypeSource {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            char.class, Character.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class,
            void.class, Void.class);

    private TypeSource() {}

    /** The type as source, e.g. {@code java.util.List<Score>}. */
    public static String of(Type type) {
        if (type instanceof Class<?> c) {
            return c.isArray() ? of(c.getComponentType()) + "[]" : name(c);
        }
        if (type instanceof ParameterizedType p) {
            return name((Class<?>) p.getRawType())
                    + Arrays.stream(p.getActualTypeArguments())
                            .map(TypeSource::of)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof GenericArrayType array) {
            return of(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getLowerBounds().length > 0
                    ? "? super " + of(wildcard.getLowerBounds()[0])
                    : wildcard.getUpperBounds()[0] == Object.class
                            ? "?"
                            : "? extends " + of(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? of(variable.getBounds()[0]) : "Object";
    }

    /** The type where only objects may stand: {@code Double} for {@code double}. */
    public static String boxed(Type type) {
        return of(box(type));
    }

    static Type box(Type type) {
        return type instanceof Class<?> c ? BOXES.getOrDefault(c, c) : type;
    }

    private static String name(Class<?> type) {
        if (type.isPrimitive() || type.getPackageName().equals("java.lang")) {
            return type.getCanonicalName().replace("java.lang.", "");
        }
        String canonical = type.getCanonicalName() == null ? type.getName() : type.getCanonicalName();
        return canonical.replaceFirst("^REPL\\.\\$JShell\\$\\w+\\.", "");
    }
}
