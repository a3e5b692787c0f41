package org.brewline.engine.sweep;

import org.brewline.engine.store.PostgresTestStore;
import org.brewline.engine.store.StoreAddress;

/** The same on PostgreSQL. */
class PostgresSweepTest extends SweepTest {
    private final PostgresTestStore made = new PostgresTestStore();

    @Override
    StoreAddress address() {
        return made.in(folder);
    }
}
