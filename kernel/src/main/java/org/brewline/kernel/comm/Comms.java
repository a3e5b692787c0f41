package org.brewline.kernel.comm;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Opens comms, and waits for the frontend to open them.
 *
 * <pre>{@code
 * Comms.target("my.echo", (comm, opening) -> comm.onMessage(message -> comm.send(message)));
 * Comm comm = Comms.open("my.plot", Map.of("color", "red"));
 * }</pre>
 */
public final class Comms {
    private static volatile CommRegistry registry = new CommRegistry((type, content) -> {});

    private Comms() {}

    /** Called by the kernel once. */
    public static void connect(CommRegistry kernels) {
        registry = kernels;
    }

    /**
     * Makes a name known that a frontend may open comms to; a name that is known already is given anew.
     *
     * @param opened gets each comm with the message that opened it
     */
    public static void target(String name, BiConsumer<Comm, CommMessage> opened) {
        registry.target(name, opened);
    }

    /** Opens a comm to a target that the frontend knows; a frontend that does not know it closes the comm. */
    public static Comm open(String target, Map<String, ?> data, byte[]... buffers) {
        return open(target, CommMessage.of(data, buffers));
    }

    /** The same with metadata. */
    public static Comm open(String target, CommMessage opening) {
        return registry.open(target, opening);
    }
}
