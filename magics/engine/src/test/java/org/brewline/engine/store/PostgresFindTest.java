package org.brewline.engine.store;

/** The same on PostgreSQL. */
class PostgresFindTest extends FindTest {
    private StoreAddress made = StoreAddress.folder(java.nio.file.Path.of(""));

    @Override
    synchronized StoreAddress address() {
        if (made.server().isEmpty()) {
            made = PostgresTestServer.store(folder);
        }
        return made;
    }
}
