package org.brewline.engine.run;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.brewline.engine.store.OwnThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened, one event at a time and in order. An event that says something is recorded waits
 * until that is on the disk; the run itself does not wait for it.
 */
final class EventQueue {
    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);

    private final List<RunListener> listeners;
    private final Consumer<Throwable> broken;
    private final BlockingQueue<Queued> queue = new LinkedBlockingQueue<>();
    private volatile Runnable end = () -> {};

    /** @param broken hears that something could not be recorded; the event about it is not told */
    EventQueue(String name, List<RunListener> listeners, Consumer<Throwable> broken) {
        this.listeners = List.copyOf(listeners);
        this.broken = broken;
        OwnThreads.daemon(name, this::loop).start();
    }

    private record Queued(RunEvent event, CompletableFuture<Void> recorded, boolean last) {}

    void post(RunEvent event) {
        post(event, CompletableFuture.completedFuture(null));
    }

    /** Tells the event as soon as it is recorded. */
    void post(RunEvent event, CompletableFuture<Void> recorded) {
        queue.add(new Queued(event, recorded, false));
    }

    /** Tells the last event, and then what comes after it. */
    void end(RunEvent event, CompletableFuture<Void> recorded, Runnable after) {
        end = after;
        queue.add(new Queued(event, recorded, true));
    }

    private void loop() {
        boolean last = false;
        while (!last) {
            try {
                Queued next = queue.take();
                last = next.last();
                tell(next);
            } catch (InterruptedException e) {
                // Nothing but the last event ends this thread.
            }
        }
        end.run();
    }

    private void tell(Queued next) {
        try {
            next.recorded().join();
        } catch (CompletionException e) {
            broken.accept(e.getCause() == null ? e : e.getCause());
            if (!next.last()) {
                return;
            }
        }
        for (RunListener listener : listeners) {
            try {
                listener.on(next.event());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("a listener failed at {}", next.event().getClass().getSimpleName(), e);
            }
        }
    }
}
