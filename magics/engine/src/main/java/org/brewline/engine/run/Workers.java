package org.brewline.engine.run;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** The threads that execute steps. A thread is kept for the next step for a while, but never after it was given up. */
final class Workers {
    private static final long IDLE_SECONDS = 2;

    private final StepThreads threads;
    private final SynchronousQueue<StepAttempt> handOver = new SynchronousQueue<>();
    private volatile boolean closed;

    Workers(StepThreads threads) {
        this.threads = threads;
    }

    void execute(StepAttempt attempt) {
        if (!handOver.offer(attempt)) {
            threads.create(() -> work(attempt), "brewline-step").start();
        }
    }

    private void work(StepAttempt first) {
        StepAttempt attempt = first;
        while (attempt != null) {
            attempt.run();
            if (closed || attempt.isAbandoned()) {
                return; // an abandoned thread may have been stopped in a way that lasts
            }
            try {
                attempt = handOver.poll(IDLE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Lets idle threads end. */
    void close() {
        closed = true;
    }

    /** Stops a thread that an interrupt did not reach. */
    void stop(Thread thread) {
        threads.stop(thread);
    }
}
