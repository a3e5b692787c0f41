package org.brewline.engine.run;

/** A step's own process ended before the step did; the message says how, and what it printed last. */
public final class ProcessDied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param trace where the step ended the process itself; empty if it did not */
    public ProcessDied(String message, StackTraceElement[] trace) {
        super(message);
        setStackTrace(trace);
    }
}
