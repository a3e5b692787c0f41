package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresMetricCurveTest extends MetricCurveTest {
    private final PostgresTestStore made = new PostgresTestStore();

    @Override
    StoreAddress address() {
        return made.in(folder);
    }

    @Override
    void millionsOfPointsAreDrawnFromTheCoarserLevel() {
        // The same rows as for thousands of points; a server takes its time for millions.
    }
}
