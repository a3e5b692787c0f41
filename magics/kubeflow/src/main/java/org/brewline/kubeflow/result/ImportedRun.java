package org.brewline.kubeflow.result;

import java.time.Instant;
import java.util.Optional;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.RunState;

/**
 * A Kubeflow run that is in the store now.
 *
 * @param isNew whether it was not there before
 * @param origin where it came from
 */
public record ImportedRun(
        RunId id, String pipeline, RunState state, Instant started, boolean isNew, Optional<RunOrigin> origin) {}
