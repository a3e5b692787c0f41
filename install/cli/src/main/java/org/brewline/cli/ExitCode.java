package org.brewline.cli;

/** What the process ends with. Scripts rely on these numbers. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** What was asked for was done and did not end well: a cell or a run failed, a store is damaged. */
    static final int FAILED = 1;
    /** What was asked for can't be done as it was written: an option, a name, a config key, a notebook. */
    static final int REFUSED = 2;
    /** The store can't be used, or there is none. */
    static final int NO_STORE = 3;
    /** A signal ended it: 128 and the signal's number, as shells count. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
