package org.brewline.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;

/**
 * A step that finished.
 *
 * @param artifacts all already in the store's objects
 * @param cacheKey absent if the step must not stand in for another
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
     * @param parts JSON object of what the key was made of, for explanations
     */
    public record CacheEntry(String key, String parts) {}
}
