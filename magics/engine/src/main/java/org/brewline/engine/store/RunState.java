package org.brewline.engine.store;

/** The state of a run. */
public enum RunState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Its process ended before the run did. */
    INTERRUPTED;

    public boolean isFinal() {
        return this != RUNNING;
    }
}
