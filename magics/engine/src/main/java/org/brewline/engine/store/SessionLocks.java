package org.brewline.engine.store;

import java.io.IOException;
import java.util.List;

/**
 * Tells of a session whether its process lives: a process holds the lock of its session until it ends, however that
 * ends, so whoever gets the lock of another session knows that its process is gone. No clock and no process ID has to be
 * trusted for that.
 */
interface SessionLocks extends AutoCloseable {
    /** Holds the lock of this process's own new session. */
    void hold(String session) throws IOException;

    /**
     * Does the work if the session's process is gone; while it is done nobody else does it.
     *
     * @return whether it was done
     */
    boolean ifGone(String session, Work work) throws IOException;

    /** Something to do about a session. */
    @FunctionalInterface
    interface Work {
        void of(String session) throws IOException;
    }

    /** Sessions whose processes died before they said that they are there; the young may still be about to. */
    List<String> unborn() throws IOException;

    /** Gives up the own session's lock. */
    @Override
    void close() throws IOException;
}
