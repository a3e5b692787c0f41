package org.brewline.engine.store;

/** From a file to PostgreSQL and back. */
class PostgresStoreCopyTest extends StoreCopyTest {
    @Override
    StoreAddress target() {
        return PostgresTestServer.store(folder.resolve("target"));
    }
}
