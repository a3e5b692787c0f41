package org.brewline.engine.store;

/** From a folder to PostgreSQL with a bucket, and back. */
class BucketStoreCopyTest extends StoreCopyTest {
    @Override
    StoreAddress target() {
        return PostgresTestServer.store(folder.resolve("target")).in(BucketTestServer.bucket());
    }
}
