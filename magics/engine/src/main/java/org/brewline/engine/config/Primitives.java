package org.brewline.engine.config;

import java.lang.invoke.MethodType;

/**
 * Primitive types and their boxes, which mean the same in config and where a value is handed over. Stateless.
 *
 * <pre>{@code
 * Class<?> box = Primitives.box(int.class); // Integer
 * }</pre>
 */
public final class Primitives {
    private Primitives() {}

    /** The primitive type of a box; any other type as it is. */
    public static Class<?> unbox(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    /** The box of a primitive type; any other type as it is. */
    public static Class<?> box(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
