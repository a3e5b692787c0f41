package org.brewline.share;

import java.time.Instant;
import java.util.Optional;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.RunState;

/**
 * A run of a bundle that was imported.
 *
 * @param isNew whether it was not in the store before
 * @param origin where it came from; empty if it was executed in this store
 */
public record Imported(
        RunId id, String pipeline, RunState state, Instant started, boolean isNew, Optional<RunOrigin> origin) {
    Imported from(Optional<RunOrigin> known) {
        return new Imported(id, pipeline, state, started, isNew, known);
    }
}
