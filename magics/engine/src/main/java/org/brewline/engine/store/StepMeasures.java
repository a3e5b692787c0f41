package org.brewline.engine.store;

import java.util.List;

/**
 * What a step measured.
 *
 * @param dynamic the names of its curves, in the order of their first points
 * @param fixed its static metrics, in the order they were first set
 */
public record StepMeasures(List<String> dynamic, List<StaticMetric> fixed) {}
