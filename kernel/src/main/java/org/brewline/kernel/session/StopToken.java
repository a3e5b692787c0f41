package org.brewline.kernel.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the user's code of one execution, also code that never waits: every loop and method of the notebook's classes
 * asks the token of its thread. Threads inherit the token of the thread that starts them.
 *
 * <pre>{@code
 * var token = new StopToken();
 * try (var scope = token.enter()) { userCode.run(); }
 * token.stop(); // from another thread: the code ends with a StoppedError
 * }</pre>
 */
public final class StopToken {
    private static final InheritableThreadLocal<@Nullable StopToken> CURRENT = new InheritableThreadLocal<>();

    /** How many tokens are stopped; 0 makes a check one read. */
    private static final AtomicInteger STOPPED = new AtomicInteger();

    private volatile boolean stopped;

    /** Called from instrumented code; not for others. */
    public static void check() {
        if (STOPPED.get() != 0) {
            StopToken token = CURRENT.get();
            if (token != null && token.stopped) {
                throw new StoppedError();
            }
        }
    }

    /** The token of the calling thread. */
    public static Optional<StopToken> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the calling thread's token until the scope is closed. */
    public Scope enter() {
        StopToken before = CURRENT.get();
        CURRENT.set(this);
        return () -> {
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

    /** Ends what runs under this token at its next loop or call. Any thread; more than once is harmless. */
    public synchronized void stop() {
        if (!stopped) {
            stopped = true;
            STOPPED.incrementAndGet();
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    /** What a stopped thread throws; an Error, so that {@code catch (Exception e)} lets it pass. */
    public static final class StoppedError extends Error {
        private static final long serialVersionUID = 1L;
    }
}
