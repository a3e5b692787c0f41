package org.brewline.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A run on its way into a store, whose content is there already. */
public interface Arrival {
    RunCopy run();

    RunOrigin origin();

    /** Gives a step's log; {@code ""} if it has none. May be asked for again. */
    String log(String step) throws IOException;

    /**
     * Writes what the run read because its config names it: each file or folder alone in a folder that is called by its
     * SHA-256. May be asked again.
     *
     * @param folder that is not there yet, and need not be made
     */
    default void inputs(Path folder) throws IOException {}

    /** Gives the points of a curve in order. May be asked for again. */
    void points(String step, String curve, Consumer<MetricPoint> to) throws IOException;
}
