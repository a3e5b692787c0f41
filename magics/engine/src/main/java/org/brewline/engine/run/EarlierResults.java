package org.brewline.engine.run;

import java.util.Optional;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.CachedStep;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.StepEnd;

/**
 * Finished steps that stand in for one that is to be executed: that of the run which is gone on from, whether or not
 * its component is cached; else any equal one, unless caching is off.
 */
final class EarlierResults {
    private EarlierResults() {}

    static Optional<CachedStep> find(RunScope scope, StepNode step, Optional<StepEnd.CacheEntry> key) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<RunId> resumed = scope.options().resumed();
        Optional<CachedStep> own = resumed.flatMap(
                run -> scope.store().finished(run, step.name(), key.get().parts()));
        if (own.isPresent() || !scope.options().useCache()) {
            return own;
        }
        return key.get().key().flatMap(scope.store()::cached);
    }
}
