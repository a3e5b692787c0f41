package org.brewline.engine.run;

import java.util.Optional;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.CachedStep;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.StepEnd;
import org.brewline.engine.store.StepOrigin;
import org.brewline.engine.store.StepState;

/**
 * Finished steps that stand in for one that is to be executed: that of the run which is gone on from, whether or not
 * its component is cached; else any equal one, unless caching is off.
 */
final class EarlierResults {
    private EarlierResults() {}

    static Optional<CachedStep> find(RunScope scope, StepNode step, Optional<StepEnd.CacheEntry> key) {
        Optional<OnlyStep> only = scope.options().only();
        if (only.isPresent()) {
            return only.get().isMeant(step.name())
                    ? Optional.empty()
                    : left(scope, step, only.get().from());
        }
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<RunId> resumed = scope.options().resumed();
        Optional<CachedStep> own = resumed.flatMap(run ->
                scope.store().cache().finished(run, step.name(), key.get().parts()));
        if (own.isPresent() || !scope.options().useCache()) {
            return own;
        }
        return key.get().key().flatMap(scope.store().cache()::find);
    }

    /** What the step left in a run, whatever changed since. */
    private static Optional<CachedStep> left(RunScope scope, StepNode step, RunId run) {
        return scope.store()
                .step(run, step.name())
                .filter(record -> record.state() == StepState.SUCCEEDED)
                .map(record -> new CachedStep(
                        new StepOrigin(record.cachedFrom().orElse(run), step.name()), record.artifacts(), true));
    }
}
