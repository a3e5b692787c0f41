package org.brewline.engine.store;

/**
 * How much a store holds.
 *
 * @param artifactBytes what the artifacts would take without sharing equal content
 * @param objectBytes what their content takes on the disk
 * @param databaseBytes the database's file
 */
public record StoreStatistics(
        long runs,
        long steps,
        long artifacts,
        long artifactBytes,
        long objects,
        long objectBytes,
        long databaseBytes) {}
