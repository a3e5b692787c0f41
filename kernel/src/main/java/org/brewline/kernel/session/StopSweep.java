package org.brewline.kernel.session;

/**
 * Interrupts the threads of a stopped token again and again until they are quiet: ended, or waiting for work though
 * interrupted. Code that swallows one interrupt meets the next; the pauses grow, so that a thread which can't be
 * stopped costs nothing.
 */
final class StopSweep implements Runnable {
    private static final long LONGEST_PAUSE = 1000;

    private final StopToken token;

    StopSweep(StopToken token) {
        this.token = token;
    }

    @Override
    public void run() {
        long pause = 10;
        int quiet = 0;
        try {
            while (quiet < 3) {
                quiet = isQuiet() ? quiet + 1 : 0;
                for (Thread thread : token.threads()) {
                    if (quiet == 0) {
                        thread.interrupt();
                    }
                }
                Thread.sleep(pause);
                pause = quiet > 0 ? 20 : Math.min(LONGEST_PAUSE, pause * 3 / 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        token.rest();
    }

    private boolean isQuiet() {
        return token.threads().stream()
                .allMatch(t -> !t.isAlive() || (!token.hasEntered(t) && t.getState() != Thread.State.RUNNABLE));
    }
}
