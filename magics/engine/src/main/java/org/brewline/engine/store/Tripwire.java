package org.brewline.engine.store;

import java.io.IOException;

/** Stands before everything that the store does to the disk, so that tests can make the n-th of them fail. */
@FunctionalInterface
interface Tripwire {
    Tripwire NONE = what -> {};

    /**
     * Throws to make the operation fail.
     *
     * @param what e.g. {@code "sync"} or the SQL statement's text
     */
    void before(String what) throws IOException;
}
