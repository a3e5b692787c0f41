package org.brewline.engine.store;

/** The state of a step in a run. */
public enum StepState {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Its condition was false, or what it depends on did not run. */
    SKIPPED,
    CANCELLED,
    INTERRUPTED
}
