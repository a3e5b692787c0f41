package org.brewline.engine.store;

import java.util.Map;

/** What is known of the runs of one sweep. */
public final class SweepFacts {
    private final Map<RunId, Map<String, Double>> measures;
    private final Map<RunId, Integer> cached;
    private final Map<RunId, String> ended;

    SweepFacts(Map<RunId, Map<String, Double>> measures, Map<RunId, Integer> cached, Map<RunId, String> ended) {
        this.measures = measures;
        this.cached = cached;
        this.ended = ended;
    }

    /**
     * Of one run.
     *
     * @param measures its numbers by {@code step.name}
     * @param cached how many of its steps came from the cache
     * @param endedBecause why it was ended from outside; else empty
     */
    public record Fact(Map<String, Double> measures, int cached, String endedBecause) {}

    public Fact of(RunId run) {
        return new Fact(measures.getOrDefault(run, Map.of()), cached.getOrDefault(run, 0), ended.getOrDefault(run, ""));
    }
}
