package org.brewline.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * Sends what a step's threads print to the step's log, and what all other threads print to where it went before. A
 * thread that a step starts belongs to the step. Installed while at least one run goes on.
 */
final class ThreadOutput {
    private static final InheritableThreadLocal<@Nullable StepLog> CURRENT = new InheritableThreadLocal<>();
    private static int users;
    private static @Nullable RoutedStream out;
    private static @Nullable RoutedStream err;

    private ThreadOutput() {}

    static synchronized void install() {
        users++;
        // Whoever set System.out since (a notebook does it) is the one to go on to.
        if (System.out != out) {
            out = new RoutedStream(System.out, CURRENT::get);
            System.setOut(out);
        }
        if (System.err != err) {
            err = new RoutedStream(System.err, CURRENT::get);
            System.setErr(err);
        }
    }

    static synchronized void uninstall() {
        if (--users > 0) {
            return;
        }
        if (out != null && System.out == out) {
            System.setOut(out.before());
        }
        if (err != null && System.err == err) {
            System.setErr(err.before());
        }
        out = null;
        err = null;
    }

    /** What this thread prints belongs to the log from now on. */
    static void enter(StepLog log) {
        CURRENT.set(log);
    }

    static void leave() {
        CURRENT.remove();
    }
}
