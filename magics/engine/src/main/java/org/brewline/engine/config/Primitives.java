package org.brewline.engine.config;

import java.lang.invoke.MethodType;

/** Primitive types and their boxes, which mean the same in config. */
final class Primitives {
    private Primitives() {}

    static Class<?> unbox(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    static Class<?> box(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
