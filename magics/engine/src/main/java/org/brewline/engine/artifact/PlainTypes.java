package org.brewline.engine.artifact;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

/** Tells types that are data through and through, so that making one of untrusted JSON calls nothing but constructors. */
final class PlainTypes {
    private PlainTypes() {}

    static boolean isPlain(Type type) {
        if (type instanceof Class<?> raw) {
            return raw == Object.class
                    || Data.isScalar(raw)
                    || (raw.isArray() ? isPlain(raw.getComponentType()) : Data.isStructured(raw));
        }
        if (type instanceof ParameterizedType generic) {
            return isPlain(generic.getRawType())
                    && Arrays.stream(generic.getActualTypeArguments()).allMatch(PlainTypes::isPlain);
        }
        if (type instanceof GenericArrayType array) {
            return isPlain(array.getGenericComponentType());
        }
        return type instanceof WildcardType wild
                && Arrays.stream(wild.getUpperBounds()).allMatch(PlainTypes::isPlain);
    }
}
