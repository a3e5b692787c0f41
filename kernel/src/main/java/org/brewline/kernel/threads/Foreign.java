package org.brewline.kernel.threads;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Calls functions of C through {@code java.lang.foreign}, by reflection, as Java 17 has no such package. Addresses are
 * longs, so that a call makes no object. What is allocated here stays.
 */
final class Foreign {
    private final Class<?> segment = type("MemorySegment");
    private final Class<?> layouts = array(type("MemoryLayout"));
    private final Object arena = call(null, type("Arena").getMethod("global"));
    private final Object linker = call(null, type("Linker").getMethod("nativeLinker"));
    private final Object longs = constant("JAVA_LONG");
    private final Object ints = constant("JAVA_INT");

    /**
     * Looks whether this JVM can.
     *
     * @throws ReflectiveOperationException if it can't
     */
    Foreign() throws ReflectiveOperationException {}

    /** The address of a library's function. */
    long symbol(Path library, String name) throws ReflectiveOperationException {
        Class<?> type = type("SymbolLookup");
        Object lookup = call(null, type.getMethod("libraryLookup", Path.class, type("Arena")), library, arena);
        var found = (Optional<?>) call(lookup, type.getMethod("find", String.class), name);
        return address(found.orElseThrow(() -> new NoSuchMethodException(name)));
    }

    /** A function that takes and gives longs and ints, as a handle. */
    MethodHandle function(long address, Class<?> gives, Class<?>... takes) throws ReflectiveOperationException {
        Class<?> options = array(type("Linker$Option"));
        Method link = type("Linker").getMethod("downcallHandle", segment, type("FunctionDescriptor"), options);
        Object at = call(null, segment.getMethod("ofAddress", long.class), address);
        return (MethodHandle)
                call(linker, link, at, descriptor(gives, takes), Array.newInstance(type("Linker$Option"), 0));
    }

    /** The address of a function that calls the handle, which takes longs and gives nothing and must not throw. */
    long callback(MethodHandle target) throws ReflectiveOperationException {
        Class<?> options = array(type("Linker$Option"));
        Method link = type("Linker")
                .getMethod("upcallStub", MethodHandle.class, type("FunctionDescriptor"), type("Arena"), options);
        Object takes = descriptor(void.class, target.type().parameterArray());
        return address(call(linker, link, target, takes, arena, Array.newInstance(type("Linker$Option"), 0)));
    }

    /** Memory with these bytes, at an address that any type may have. */
    long memory(byte[] bytes) throws ReflectiveOperationException {
        Object allocated =
                call(arena, type("Arena").getMethod("allocate", long.class, long.class), (long) bytes.length, 16L);
        ((ByteBuffer) call(allocated, segment.getMethod("asByteBuffer"))).put(bytes);
        return address(allocated);
    }

    /** Memory with a C string. */
    long text(String text) throws ReflectiveOperationException {
        return memory((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** The long at an address. */
    long read(long address) throws ReflectiveOperationException {
        Object at = call(null, segment.getMethod("ofAddress", long.class), address);
        Object sized = call(at, segment.getMethod("reinterpret", long.class), (long) Long.BYTES);
        var bytes = (ByteBuffer) call(sized, segment.getMethod("asByteBuffer"));
        return bytes.order(ByteOrder.nativeOrder()).getLong(0);
    }

    private Object descriptor(Class<?> gives, Class<?>... takes) throws ReflectiveOperationException {
        Object parameters = Array.newInstance(type("MemoryLayout"), takes.length);
        for (int i = 0; i < takes.length; i++) {
            Array.set(parameters, i, layout(takes[i]));
        }
        Class<?> type = type("FunctionDescriptor");
        return gives == void.class
                ? call(null, type.getMethod("ofVoid", layouts), parameters)
                : call(null, type.getMethod("of", type("MemoryLayout"), layouts), layout(gives), parameters);
    }

    private Object layout(Class<?> type) {
        return type == int.class ? ints : longs;
    }

    private long address(Object ofSegment) throws ReflectiveOperationException {
        return (long) call(ofSegment, segment.getMethod("address"));
    }

    private static Object constant(String name) throws ReflectiveOperationException {
        return type("ValueLayout").getField(name).get(null);
    }

    private static Object call(@org.jspecify.annotations.Nullable Object on, Method method, Object... arguments)
            throws ReflectiveOperationException {
        return method.invoke(on, arguments);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }

    private static Class<?> array(Class<?> of) {
        return Array.newInstance(of, 0).getClass();
    }
}
