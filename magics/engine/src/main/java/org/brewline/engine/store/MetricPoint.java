package org.brewline.engine.store;

import java.time.Instant;

/** A point of a dynamic metric; value may be NaN or infinite. */
public record MetricPoint(String name, long step, double value, Instant at) {}
