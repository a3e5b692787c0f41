package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresRunsTest extends RunsTest {
    private final PostgresTestStore made = new PostgresTestStore();

    @Override
    StoreAddress address() {
        return made.in(folder);
    }
}
