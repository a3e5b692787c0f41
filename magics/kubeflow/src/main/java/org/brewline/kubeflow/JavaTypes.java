package org.brewline.kubeflow;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;

/** Reads generic types. */
final class JavaTypes {
    private JavaTypes() {}

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        } else if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        } else if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return Object.class;
    }

    /** The type of a record's component; {@code Object} if it has none of that name. */
    static Type component(Type record, String name) {
        var components = raw(record).getRecordComponents();
        return Arrays.stream(components == null ? new RecordComponent[0] : components)
                .filter(c -> c.getName().equals(name))
                .map(RecordComponent::getGenericType)
                .findFirst()
                .orElse(Object.class);
    }

    /** The type arguments; empty for none. */
    static List<Type> arguments(Type type) {
        return type instanceof ParameterizedType parameterized
                ? List.of(parameterized.getActualTypeArguments())
                : List.of();
    }
}
