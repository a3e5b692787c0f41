package org.brewline.kernel.session;

import org.jspecify.annotations.Nullable;

/**
 * Interrupts the threads of a stopped token again and again until they are quiet: ended, or waiting for work though
 * interrupted. Code that swallows one interrupt meets the next. What is busy all the same after a moment is ended by an
 * error. The pauses grow, so that a thread which can't be stopped costs nothing.
 */
final class StopSweep implements Runnable {
    private static final long LONGEST_PAUSE = 1000;
    /** How long interrupts and checks alone are tried, and until when pauses stay short. */
    private static final long GENTLE_NANOS = 250_000_000L;

    private static final long HASTY_NANOS = 5_000_000_000L;
    private static final long HASTY_PAUSE = 100;

    private final StopToken token;

    StopSweep(StopToken token) {
        this.token = token;
    }

    @Override
    public void run() {
        long pause = 10;
        int quiet = 0;
        long begun = System.nanoTime();
        @Nullable BusyThreads busy = null;
        try {
            while (quiet < 3) {
                quiet = isQuiet() ? quiet + 1 : 0;
                for (Thread thread : token.threads()) {
                    if (quiet == 0) {
                        thread.interrupt();
                    }
                }
                long passed = System.nanoTime() - begun;
                if (quiet == 0 && passed > GENTLE_NANOS) {
                    busy = busy == null ? new BusyThreads() : busy;
                    busy.stop(token.threads(), token.hasPool());
                }
                Thread.sleep(pause);
                pause = quiet > 0 ? 20 : Math.min(passed < HASTY_NANOS ? HASTY_PAUSE : LONGEST_PAUSE, pause * 3 / 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        token.rest();
    }

    private boolean isQuiet() {
        return token.threads().stream().allMatch(t -> !t.isAlive() || (!token.hasEntered(t) && StopToken.waits(t)))
                && !(token.hasPool() && BusyThreads.poolRuns());
    }
}
