package org.brewline.engine.config;

import java.lang.invoke.MethodType;
import java.util.Map;

/**
 * Primitive types and their boxes, which mean the same in config and where a value is handed over. Stateless.
 *
 * <pre>{@code
 * Class<?> box = Primitives.box(int.class); // Integer
 * }</pre>
 */
public final class Primitives {
    private static final Map<String, Class<?>> BY_NAME = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "short", short.class,
            "char", char.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class,
            "void", void.class);

    private Primitives() {}

    /**
     * The class of that name, primitive ones too; not initialized.
     *
     * @throws ClassNotFoundException if the loader has none
     */
    public static Class<?> classOf(String name, ClassLoader loader) throws ClassNotFoundException {
        Class<?> primitive = BY_NAME.get(name);
        return primitive != null ? primitive : Class.forName(name, false, loader);
    }

    /** The primitive type of a box; any other type as it is. */
    public static Class<?> unbox(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    /** The box of a primitive type; any other type as it is. */
    public static Class<?> box(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
