package org.brewline.kernel.output;

/** How much one cell may still print. Safe for many threads. */
final class Allowance {
    private final int limit;
    private int left;

    Allowance(int limit) {
        this.limit = limit;
        this.left = limit;
    }

    /** How many of the wanted characters may go out; they are used up. */
    synchronized int use(int wanted) {
        int granted = Math.min(wanted, left);
        left -= granted;
        return granted;
    }

    synchronized void renew() {
        left = limit;
    }

    int limit() {
        return limit;
    }
}
