package org.brewline.engine.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A sweep as the store keeps it; its trials are runs.
 *
 * @param plan what is varied and how, as JSON
 * @param message why it failed; else empty
 */
public record SweepRecord(
        SweepId id,
        String pipeline,
        RunState state,
        Instant started,
        Optional<Instant> finished,
        String plan,
        String message) {}
