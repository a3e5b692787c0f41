package org.brewline.engine.run;

import java.util.Optional;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.CachedStep;
import org.brewline.engine.store.RunId;

/**
 * Finished steps that stand in for one that is to be executed: that of the run which is gone on from, whether or not
 * its component is cached; else any equal one, unless caching is off.
 */
final class EarlierResults {
    private EarlierResults() {}

    static Optional<CachedStep> find(RunScope scope, StepNode step, Optional<CacheKey> key) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<RunId> resumed = scope.options().resumed();
        Optional<CachedStep> own = resumed.flatMap(
                run -> scope.store().finished(run, step.name(), key.get().json()));
        if (own.isPresent() || !scope.options().useCache() || !step.component().cache()) {
            return own;
        }
        return scope.store().cached(key.get().digest());
    }
}
