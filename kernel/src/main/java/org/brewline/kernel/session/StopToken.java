package org.brewline.kernel.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.kernel.threads.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Ends the user's code of one execution, also code that never waits: every loop and method of the notebook's classes
 * asks the token of its thread, and its threads are interrupted until they are quiet. Threads inherit the token of the
 * thread that starts them. A token made under another one also stops with that one.
 *
 * <pre>{@code
 * var token = new StopToken();
 * token.newThread("step load", step::run).start();
 * token.stop(); // from another thread: the code ends with a StoppedError, also in while (true) {}
 * }</pre>
 *
 * Once everything under a stopped token is quiet, it is as new again, so that an executor made by an interrupted cell
 * stays usable. Workers of the common pool belong to the execution that last entered a token of no parent. Safe for
 * many threads.
 */
public final class StopToken {
    private static final InheritableThreadLocal<@Nullable StopToken> CURRENT = new InheritableThreadLocal<>();

    /** How many tokens are stopped; 0 makes a check one read. */
    private static final AtomicInteger STOPPED = new AtomicInteger();

    private static volatile @Nullable StopToken foreground;
    private static final List<String> WAITING_NATIVES =
            List.of("sun.nio.", "java.io.", "java.net.", "java.lang.Process");

    private final @Nullable StopToken parent = CURRENT.get();
    /** Work that begins after an interrupt, on a thread that outlived it, is not interrupted. */
    private final boolean bornUnderStopped = parent != null && parent.isStopped();

    private final ThreadGroup group = new ThreadGroup("cell");
    private final Set<Thread> entered = new HashSet<>();
    private volatile boolean stopped;
    private volatile boolean everStopped;

    /** Called from instrumented code; not for others. */
    public static void check() {
        if (STOPPED.get() != 0) {
            StopToken token = Thread.currentThread() instanceof ForkJoinWorkerThread ? foreground : CURRENT.get();
            if (token != null && token.isStopping()) {
                throw new StoppedError();
            }
        }
    }

    /** The token of the calling thread. */
    public static Optional<StopToken> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** A thread, not yet started, whose code this token ends; so are the threads that it starts. */
    public Thread newThread(String name, Runnable task) {
        var thread = new Thread(
                group,
                () -> {
                    try (var scope = enter()) {
                        task.run();
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes this the calling thread's token until the scope is closed. */
    public Scope enter() {
        StopToken before = CURRENT.get();
        Thread thread = Thread.currentThread();
        CURRENT.set(this);
        if (parent == null) {
            foreground = this;
        }
        synchronized (this) {
            entered.add(thread);
        }
        return () -> {
            synchronized (this) {
                entered.remove(thread);
            }
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** Gives the thread its former token back. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Ends what runs under this token: waiting code at once, other code at its next loop or call. Returns at once. */
    public synchronized void stop() {
        if (!stopped) {
            stopped = true;
            everStopped = true;
            STOPPED.incrementAndGet();
            Threads.start("interrupt", new StopSweep(this));
        }
    }

    /** Whether this token was ever stopped, or the one it was made under since then. */
    public boolean isStopped() {
        return everStopped || (parent != null && !bornUnderStopped && parent.isStopped());
    }

    private boolean isStopping() {
        return stopped || (parent != null && parent.isStopping());
    }

    /** The threads under this token: those in its group, and those that entered it. */
    synchronized Set<Thread> threads() {
        var all = new HashSet<>(entered);
        var buffer = new Thread[group.activeCount() + 16];
        int n = group.enumerate(buffer);
        for (int i = 0; i < n; i++) {
            all.add(buffer[i]);
        }
        return all;
    }

    synchronized boolean hasEntered(Thread thread) {
        return entered.contains(thread);
    }

    /** Whether a thread waits for a lock or a condition, or inside of the system, as for a connection. */
    public static boolean waits(Thread thread) {
        if (thread.getState() != Thread.State.RUNNABLE) {
            return true;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && WAITING_NATIVES.stream().anyMatch(stack[0].getClassName()::startsWith);
    }

    /** Whether the workers of the common pool are this token's. */
    boolean hasPool() {
        return foreground == this;
    }

    synchronized void rest() {
        if (stopped) {
            stopped = false;
            STOPPED.decrementAndGet();
        }
    }

    /** What a stopped thread throws; an Error, so that {@code catch (Exception e)} lets it pass. */
    public static final class StoppedError extends Error {
        private static final long serialVersionUID = 1L;

        StoppedError() {
            super("stopped");
        }
    }
}
