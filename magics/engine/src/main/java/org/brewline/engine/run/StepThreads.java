package org.brewline.engine.run;

import org.brewline.engine.store.OwnThreads;

/**
 * How the threads of steps are made and ended. A notebook gives its own, which can stop code that no interrupt reaches.
 */
public interface StepThreads {
    /** A new thread, not started, not keeping the JVM alive. */
    Thread create(Runnable work, String name);

    /** Ends a thread that went on for half a second after it was interrupted. */
    void stop(Thread thread);

    /** Daemon threads; one that ignores interrupts is left alone. */
    static StepThreads plain() {
        return new StepThreads() {
            @Override
            public Thread create(Runnable work, String name) {
                return OwnThreads.daemon(name, work);
            }

            @Override
            public void stop(Thread thread) {
                // Java has no safe way; what the thread does from now on reaches neither store nor listeners.
            }
        };
    }
}
