package org.brewline.engine.step.isolated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.brewline.engine.store.OwnThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few JVMs that are started and warm before a step needs them. Each executes one step and ends: nothing of a step is
 * left for the next. Those that nobody needs for a while end too. Safe for many threads.
 */
final class JvmPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JvmPool.class);
    private static final long IDLE_SECONDS = 60;

    private final int most;
    private final Deque<StepJvm> ready = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor starter =
            new ScheduledThreadPoolExecutor(1, task -> OwnThreads.daemon("brewline-jvms", task));
    private long lastTaken = System.nanoTime();
    private boolean closed;

    /** @param most how many wait at once; 0 for none, so that each step starts its own */
    JvmPool(int most) {
        this.most = most;
        starter.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** A JVM of that kind: one that waits, or a new one. */
    StepJvm take(JvmSpec spec) throws IOException {
        Optional<StepJvm> waiting = waiting(spec);
        StepJvm taken = waiting.isPresent() ? waiting.get() : start(spec);
        var unused = prepare(spec);
        return taken;
    }

    private synchronized Optional<StepJvm> waiting(JvmSpec spec) {
        lastTaken = System.nanoTime();
        Optional<StepJvm> found = ready.stream()
                .filter(jvm -> jvm.spec().equals(spec) && jvm.isAlive())
                .findFirst();
        found.ifPresent(ready::remove);
        return found;
    }

    /**
     * Has one of that kind started, unless one waits already; the oldest of another kind makes room.
     *
     * @return done when it is
     */
    synchronized Future<?> prepare(JvmSpec spec) {
        if (most == 0 || closed) {
            return CompletableFuture.completedFuture(null);
        }
        lastTaken = System.nanoTime();
        return starter.submit(() -> startAhead(spec));
    }

    private void startAhead(JvmSpec spec) {
        synchronized (this) {
            if (closed || ready.stream().anyMatch(jvm -> jvm.spec().equals(spec))) {
                return;
            }
        }
        try {
            StepJvm jvm = start(spec);
            synchronized (this) {
                ready.add(jvm);
                while (ready.size() > (closed ? 0 : most)) {
                    ready.remove().dismiss();
                }
            }
            var unused = starter.schedule(this::endIdle, IDLE_SECONDS + 1, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.warn("no JVM could be started ahead of its step", e);
        }
    }

    private StepJvm start(JvmSpec spec) throws IOException {
        Optional<Path> archive = ClassArchive.of(spec);
        return StepJvm.start(spec, archive);
    }

    private synchronized void endIdle() {
        if (System.nanoTime() - lastTaken > TimeUnit.SECONDS.toNanos(IDLE_SECONDS)) {
            ready.forEach(StepJvm::dismiss);
            ready.clear();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        starter.shutdown();
        ready.forEach(StepJvm::dismiss);
        ready.clear();
    }
}
