package org.brewline.kernel.output;

import java.util.Optional;

/** Where a cell's code reads lines from. */
@FunctionalInterface
public interface CellInput {
    /** A frontend that can't be asked. */
    CellInput NONE = (prompt, password) -> Optional.empty();

    /**
     * Asks for a line and waits for it.
     *
     * @param password whether the frontend hides what is typed
     * @return empty if the frontend can't be asked
     */
    Optional<String> line(String prompt, boolean password) throws InterruptedException;
}
