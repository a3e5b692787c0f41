package org.brewline.engine.pipeline;

import java.util.Optional;

/** A fan-out while its pipeline's body is traced. */
final class TracedFanOut {
    final String token;
    Binding items;
    Optional<Condition> condition;
    final String place;
    FanOut.Limits limits = FanOut.Limits.NONE;

    TracedFanOut(String token, Binding items, Optional<Condition> condition, String place) {
        this.token = token;
        this.items = items;
        this.condition = condition;
        this.place = place;
    }
}
