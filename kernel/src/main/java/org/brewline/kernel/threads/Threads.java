package org.brewline.kernel.threads;

/**
 * Makes the kernel's own threads: they do not keep the JVM alive, belong to no cell, and inherit nothing from the
 * thread that makes them, which may be the user's.
 */
public final class Threads {
    private static final ThreadGroup ROOT = root(Thread.currentThread().getThreadGroup());

    private Threads() {}

    private static ThreadGroup root(ThreadGroup group) {
        ThreadGroup parent = group.getParent();
        return parent == null ? group : root(parent);
    }

    /** A thread, not yet started. */
    public static Thread daemon(String name, Runnable task) {
        var thread = new Thread(ROOT, task, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a thread. */
    public static void start(String name, Runnable task) {
        daemon(name, task).start();
    }
}
