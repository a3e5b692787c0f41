package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresKilledProcessTest extends KilledProcessTest {
    private final PostgresTestStore made = new PostgresTestStore();

    @Override
    int kills() {
        return Integer.getInteger("brewline.kills", 3);
    }

    @Override
    StoreAddress address() {
        return made.in(folder);
    }
}
