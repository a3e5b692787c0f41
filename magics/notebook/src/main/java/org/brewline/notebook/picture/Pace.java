package org.brewline.notebook.picture;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.brewline.engine.store.OwnThreads;

/** When pictures are drawn: later, on a thread that no run waits for. */
@FunctionalInterface
interface Pace {
    void later(long millis, Runnable drawing);

    /** One daemon thread for all displays, made at first use. */
    static Pace shared() {
        return Shared.PACE;
    }

    /** Holds the thread. */
    final class Shared {
        private static final ScheduledExecutorService THREAD = thread();
        private static final Pace PACE = (millis, drawing) -> {
            var unused = THREAD.schedule(drawing, millis, TimeUnit.MILLISECONDS);
        };

        private Shared() {}

        private static ScheduledExecutorService thread() {
            return new ScheduledThreadPoolExecutor(1, task -> OwnThreads.daemon("brewline-pictures", task));
        }
    }
}
