package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresGarbageTest extends GarbageTest {
    private final PostgresTestStore made = new PostgresTestStore();

    @Override
    StoreAddress address() {
        return made.in(folder);
    }
}
