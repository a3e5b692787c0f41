package org.brewline.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;

/**
 * A step that finished.
 *
 * @param artifacts all already in the store's objects
 * @param cacheKey absent if it is not known what the outputs depend on
 * @param cachedFrom where it was executed, if it was not executed now
 */
public record StepEnd(
        String step,
        Instant at,
        List<StepRecord.Input> inputs,
        List<Artifact> artifacts,
        Optional<CacheEntry> cacheKey,
        Optional<StepOrigin> cachedFrom) {

    /**
     * What a step can be found by.
     *
     * @param key empty if only a run that goes on from this one may take the step
     * @param parts JSON object of what the key was made of, for explanations and for going on
     */
    public record CacheEntry(Optional<String> key, String parts) {}
}
