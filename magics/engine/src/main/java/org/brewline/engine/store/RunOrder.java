package org.brewline.engine.store;

/**
 * In which order runs come.
 *
 * @param descending whether the greatest comes first
 */
public record RunOrder(RunField<?> field, boolean descending) {}
