package org.brewline.engine.run;

import java.util.List;
import java.util.Optional;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;

/**
 * Why a step was, or was not, taken from the cache.
 *
 * <pre>{@code
 * RunRecord run = store.run("019a3f2b");
 * CacheExplanation.of(store, run, store.step(run.id(), "trainSvc").orElseThrow());   // [config c was 1.0, is 2]
 * }</pre>
 */
public final class CacheExplanation {
    private CacheExplanation() {}

    /** Sentences for a person; at least one. */
    public static List<String> of(Store store, RunRecord run, StepRecord step) {
        if (step.cachedFrom().isPresent()) {
            return List.of(
                    "nothing changed: taken from run " + step.cachedFrom().get());
        }
        if (step.state() != StepState.SUCCEEDED) {
            return List.of("it did not finish in this run");
        }
        Optional<CacheKey> now = store.cache().parts(run.id(), step.name()).map(CacheKey::ofJson);
        if (now.isEmpty()) {
            return List.of("its component is declared as not to be cached, or its code is not known");
        }
        Optional<CacheKey> before = store.cache()
                .lastParts(run.shape().name(), step.name(), run.id())
                .map(CacheKey::ofJson);
        if (before.isEmpty()) {
            return List.of(
                    "no run of \"%s\" finished it before".formatted(run.shape().name()));
        }
        List<String> differences = now.get().differencesFrom(before.get());
        return differences.isEmpty()
                ? List.of("nothing changed, but the cache was off or the outputs are gone")
                : differences;
    }
}
