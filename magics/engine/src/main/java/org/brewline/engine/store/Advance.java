package org.brewline.engine.store;

/** Hears how far a long look over the store is. */
@FunctionalInterface
public interface Advance {
    /** Hears nothing. */
    Advance SILENT = (done, total) -> {};

    /**
     * Called often, from the thread that does the work. Where work has parts of different kinds (runs, then their
     * content), each begins at 0 again.
     */
    void at(long done, long total);
}
