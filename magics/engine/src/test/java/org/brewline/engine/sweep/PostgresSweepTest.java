package org.brewline.engine.sweep;

import org.brewline.engine.store.PostgresTestServer;
import org.brewline.engine.store.StoreAddress;

/** The same on PostgreSQL. */
class PostgresSweepTest extends SweepTest {
    private StoreAddress made = StoreAddress.folder(java.nio.file.Path.of(""));

    @Override
    synchronized StoreAddress address() {
        if (made.server().isEmpty()) {
            made = PostgresTestServer.store(folder);
        }
        return made;
    }
}
