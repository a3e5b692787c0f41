package org.brewline.engine.config;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Generic types taken apart and put together. */
public final class Generics {
    private Generics() {}

    /** The class behind a type. */
    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
    }

    /** The arguments of a parameterized type; empty for any other. */
    public static List<Type> arguments(Type type) {
        return type instanceof ParameterizedType p ? List.of(p.getActualTypeArguments()) : List.of();
    }

    /** The type with its variables replaced; unknown ones stay. */
    public static Type substitute(Type type, Map<TypeVariable<?>, Type> values) {
        if (type instanceof TypeVariable<?> variable) {
            return values.getOrDefault(variable, variable);
        }
        if (type instanceof ParameterizedType p) {
            Type[] arguments = Arrays.stream(p.getActualTypeArguments())
                    .map(a -> substitute(a, values))
                    .toArray(Type[]::new);
            return new Parameterized(p.getRawType(), List.of(arguments), p.getOwnerType());
        }
        return type;
    }

    /** A class with type arguments. */
    public static Type parameterized(Class<?> raw, Type... arguments) {
        return new Parameterized(raw, List.of(arguments), raw.getDeclaringClass());
    }

    private record Parameterized(
            Type raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        @SuppressWarnings("NullAway") // the interface is of a library without null marks
        public Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ParameterizedType p
                    && p.getRawType().equals(raw)
                    && Objects.equals(p.getOwnerType(), owner)
                    && Arrays.equals(p.getActualTypeArguments(), getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(getActualTypeArguments()) ^ Objects.hashCode(owner) ^ raw.hashCode();
        }

        @Override
        public String toString() {
            return TypeNames.of(this);
        }
    }
}
