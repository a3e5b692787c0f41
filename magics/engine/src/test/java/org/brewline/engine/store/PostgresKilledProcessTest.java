package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresKilledProcessTest extends KilledProcessTest {
    private StoreAddress made = StoreAddress.folder(java.nio.file.Path.of(""));

    @Override
    int kills() {
        return Integer.getInteger("brewline.kills", 3);
    }

    @Override
    synchronized StoreAddress address() {
        if (made.server().isEmpty()) {
            made = PostgresTestServer.store(folder);
        }
        return made;
    }
}
