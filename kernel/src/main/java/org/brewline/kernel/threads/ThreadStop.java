package org.brewline.kernel.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Throws an error in a thread, wherever its code is: the last means against code that neither waits nor asks. Java 17
 * has {@code Thread.stop} for it. From 21 on the JVM's tool interface does it, which debuggers end threads with.
 *
 * <p>That interface takes handles of objects. Only a native method gets such handles that stay valid, so a class is
 * defined whose native method is bound to a callback of ours, which hands them on.
 */
public final class ThreadStop {
    private static final String CARRIER = "org/brewline/kernel/threads/carrier/Stop";
    private static final String SIGNATURE = "(Ljava/lang/Thread;Ljava/lang/Throwable;)V";
    private static final int TOOL_INTERFACE = 0x30010200;
    private static final int NATIVE_INTERFACE = 0x00010008;
    /** Places in the tables of functions that the JVM's interfaces are. */
    private static final int GET_ENV = 6;

    private static final int STOP_THREAD = 6;
    private static final int ADD_CAPABILITIES = 141;
    private static final int DEFINE_CLASS = 5;
    private static final int FIND_CLASS = 6;
    private static final int REGISTER_NATIVES = 215;
    private static final int CAN_SIGNAL_THREAD = 1 << 10;

    private static @Nullable ThreadStop made;

    private final MethodHandle stopThread;
    private final MethodHandle carrier;
    private final long tools;
    private volatile int result;

    private ThreadStop(Foreign foreign) throws Throwable {
        long machine = machine(foreign);
        tools = environment(foreign, machine, TOOL_INTERFACE);
        long natives = environment(foreign, machine, NATIVE_INTERFACE);
        MethodHandle addCapabilities =
                foreign.function(entry(foreign, tools, ADD_CAPABILITIES), int.class, long.class, long.class);
        check((int) addCapabilities.invokeExact(tools, foreign.memory(ints(CAN_SIGNAL_THREAD, 0, 0, 0))));
        stopThread =
                foreign.function(entry(foreign, tools, STOP_THREAD), int.class, long.class, long.class, long.class);
        carrier = carrier(foreign, natives);
    }

    /**
     * Makes the thread throw the error, or one like it, as soon as it runs Java.
     *
     * @return false if this JVM can't
     */
    public static synchronized boolean in(Thread thread, Error error) {
        try {
            if (Runtime.version().feature() < 20) {
                Thread.class.getMethod("stop").invoke(thread);
                return true;
            }
            ThreadStop stop = made == null ? new ThreadStop(new Foreign()) : made;
            made = stop;
            stop.carrier.invoke(thread, (Throwable) error);
            return stop.result == 0;
        } catch (Throwable unable) {
            return false;
        }
    }

    /** What the native method calls. The first two are what every native method gets. */
    @SuppressWarnings("unused")
    private void handOver(long natives, long type, long thread, long error) {
        try {
            result = (int) stopThread.invokeExact(tools, thread, error);
        } catch (Throwable t) {
            result = -1;
        }
    }

    private static long machine(Foreign foreign) throws Throwable {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", System.mapLibraryName("jvm"));
        MethodHandle machines = foreign.function(
                foreign.symbol(library, "JNI_GetCreatedJavaVMs"), int.class, long.class, int.class, long.class);
        long found = foreign.memory(new byte[Long.BYTES]);
        check((int) machines.invokeExact(found, 1, foreign.memory(new byte[Long.BYTES])));
        return foreign.read(found);
    }

    private static long environment(Foreign foreign, long machine, int version) throws Throwable {
        MethodHandle getEnv =
                foreign.function(entry(foreign, machine, GET_ENV), int.class, long.class, long.class, int.class);
        long found = foreign.memory(new byte[Long.BYTES]);
        check((int) getEnv.invokeExact(machine, found, version));
        return foreign.read(found);
    }

    /** Defines the class with the native method and binds that. */
    private MethodHandle carrier(Foreign foreign, long natives) throws Throwable {
        byte[] bytes = carrierClass();
        long name = foreign.text(CARRIER);
        long callback = foreign.callback(MethodHandles.lookup()
                .bind(
                        this,
                        "handOver",
                        MethodType.methodType(void.class, long.class, long.class, long.class, long.class)));
        long method = foreign.memory(longs(foreign.text("stop"), foreign.text(SIGNATURE), callback));
        MethodHandle define = foreign.function(
                entry(foreign, natives, DEFINE_CLASS),
                long.class,
                long.class,
                long.class,
                long.class,
                long.class,
                int.class);
        MethodHandle find = foreign.function(entry(foreign, natives, FIND_CLASS), long.class, long.class, long.class);
        MethodHandle register = foreign.function(
                entry(foreign, natives, REGISTER_NATIVES), int.class, long.class, long.class, long.class, int.class);
        long defined = (long) define.invokeExact(natives, name, 0L, foreign.memory(bytes), bytes.length);
        check(defined == 0 ? -1 : 0);
        // The class's handle is good until the next native call, so both calls are made once for nothing before.
        for (int methods = 0; methods <= 1; methods++) {
            long type = (long) find.invokeExact(natives, name);
            check((int) register.invokeExact(natives, type, method, methods));
        }
        return MethodHandles.publicLookup()
                .findStatic(
                        Class.forName(CARRIER.replace('/', '.'), true, null),
                        "stop",
                        MethodType.methodType(void.class, Thread.class, Throwable.class));
    }

    private static byte[] carrierClass() {
        var writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, CARRIER, null, "java/lang/Object", null);
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE, "stop", SIGNATURE, null, null)
                .visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** The function at a place of the table that an interface begins with. */
    private static long entry(Foreign foreign, long of, int place) throws ReflectiveOperationException {
        return foreign.read(foreign.read(of) + (long) place * Long.BYTES);
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.nativeOrder());
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static void check(int code) {
        if (code != 0) {
            throw new IllegalStateException("the JVM's interface says " + code);
        }
    }
}
