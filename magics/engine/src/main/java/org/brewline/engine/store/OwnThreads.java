package org.brewline.engine.store;

/**
 * Makes the engine's own threads: they don't keep the JVM alive, and whoever ends the thread that makes them (a
 * notebook ends all threads of an interrupted cell) does not reach them.
 *
 * <pre>{@code
 * OwnThreads.daemon("brewline-run", () -> run.await()).start();
 * }</pre>
 */
public final class OwnThreads {
    private static final ThreadGroup ROOT = root(Thread.currentThread().getThreadGroup());

    private OwnThreads() {}

    private static ThreadGroup root(ThreadGroup group) {
        ThreadGroup parent = group.getParent();
        return parent == null ? group : root(parent);
    }

    /** A thread, not yet started; of the calling thread it has only the context class loader. */
    public static Thread daemon(String name, Runnable task) {
        var thread = new Thread(ROOT, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        return thread;
    }
}
