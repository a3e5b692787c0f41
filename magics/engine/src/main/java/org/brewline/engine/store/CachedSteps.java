package org.brewline.engine.store;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.brewline.engine.artifact.Artifact;

/**
 * The finished steps of a store by what they were made of. Safe for many threads.
 *
 * <pre>{@code
 * Optional<CachedStep> known = store.cache().find(key);
 * }</pre>
 */
public final class CachedSteps {
    private final Database database;
    private final SmallObjects small;
    private final Predicate<Artifact> held;

    /** @param held whether an artifact's content is there */
    CachedSteps(Database database, SmallObjects small, Predicate<Artifact> held) {
        this.database = database;
        this.small = small;
        this.held = held;
    }

    /** The newest finished step of that cache key, if its outputs are all still there. */
    public Optional<CachedStep> find(String key) {
        return whole(database.read(sql -> CacheRows.find(sql, key, small)));
    }

    /** That step of that run, if it finished, was made of exactly these parts, and its outputs are all still there. */
    public Optional<CachedStep> finished(RunId run, String step, String parts) {
        return whole(database.read(sql -> CacheRows.finished(sql, new StepOrigin(run, step), parts, small)));
    }

    private Optional<CachedStep> whole(Optional<CacheRows.Found> found) {
        return found.filter(f -> f.elsewhere().stream().allMatch(held)).map(CacheRows.Found::step);
    }

    /** What the step's cache key was made of, as JSON; empty if it has none. */
    public Optional<String> parts(RunId run, String step) {
        return database.read(sql -> CacheRows.parts(sql, run, step));
    }

    /** What the cache key of that step in the pipeline's run before was made of, as JSON. */
    public Optional<String> lastParts(String pipeline, String step, RunId before) {
        return database.read(sql -> CacheRows.lastParts(sql, pipeline, step, before));
    }

    /** The hash of each step's code as it was in the run, by step; empty where it was not known. */
    public Map<String, String> codeHashes(RunId run) {
        return database.read(sql -> CacheRows.codeHashes(sql, run));
    }
}
