package org.brewline.kernel;

import java.lang.reflect.Proxy;
import org.brewline.kernel.threads.Threads;

/** What comes from outside of the sockets: signals, and the end of the process that started the kernel. */
final class Surroundings {
    private Surroundings() {}

    static void watch(KernelServer server) {
        onSignal("INT", server::interrupt);
        onSignal("TERM", server::end);
        Threads.start("parent", () -> waitForParent(server));
    }

    /** By reflection, as the compiler warns of the class, which every JDK has; without it the signal ends the JVM. */
    private static void onSignal(String name, Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (p, m, a) -> {
                task.run();
                return null;
            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            System.err.println("this JVM does not tell of the signal " + name);
        }
    }

    /** A kernel whose Jupyter server died ends too. */
    private static void waitForParent(KernelServer server) {
        parent().ifPresent(parent -> {
            parent.onExit().join();
            server.end();
        });
    }

    private static java.util.Optional<ProcessHandle> parent() {
        String id = System.getenv().getOrDefault("JPY_PARENT_PID", "");
        if (id.matches("[1-9][0-9]{0,9}")) {
            var named = ProcessHandle.of(Long.parseLong(id));
            if (named.isPresent()) {
                return named;
            }
        }
        return ProcessHandle.current().parent().filter(p -> p.pid() > 1);
    }
}
