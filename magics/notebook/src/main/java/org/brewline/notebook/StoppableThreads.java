package org.brewline.notebook;

import java.util.Map;
import java.util.WeakHashMap;
import org.brewline.engine.run.StepThreads;
import org.brewline.kernel.session.StopToken;
import org.jspecify.annotations.Nullable;

/**
 * Threads of steps that end even in an endless loop: each has a token of its own, which the cells' code asks. The
 * engine makes them on a thread that belongs to no cell, so an interrupted cell ends them only by cancelling its run.
 */
final class StoppableThreads implements StepThreads {
    private final Map<Thread, StopToken> tokens = new WeakHashMap<>();

    @Override
    public Thread create(Runnable work, String name) {
        var token = new StopToken();
        Thread thread = token.newThread(name, work);
        synchronized (tokens) {
            tokens.put(thread, token);
        }
        return thread;
    }

    @Override
    public void stop(Thread thread) {
        @Nullable StopToken token;
        synchronized (tokens) {
            token = tokens.get(thread);
        }
        if (token != null) {
            token.stop();
        }
    }
}
