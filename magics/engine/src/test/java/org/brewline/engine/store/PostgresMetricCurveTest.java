package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresMetricCurveTest extends MetricCurveTest {
    private StoreAddress made = StoreAddress.folder(java.nio.file.Path.of(""));

    @Override
    synchronized StoreAddress address() {
        if (made.server().isEmpty()) {
            made = PostgresTestServer.store(folder);
        }
        return made;
    }

    @Override
    void millionsOfPointsAreDrawnFromTheCoarserLevel() {
        // The same rows as for thousands of points; a server takes its time for millions.
    }
}
