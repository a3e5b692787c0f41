package org.brewline.engine.store;

import java.nio.file.Path;

/** The same with the content in a bucket. */
class BucketStoreTest extends StoreTest {
    private StoreAddress made = StoreAddress.folder(Path.of(""));

    @Override
    synchronized StoreAddress address() {
        if (made.bucket().isEmpty()) {
            made = super.address().in(BucketTestServer.bucket());
        }
        return made;
    }

    @Override
    void lose(Store store) throws Exception {
        super.lose(store);
        try (Bucket bucket = BucketTestServer.open(address().bucket().orElseThrow())) {
            for (Bucket.Entry entry : bucket.list("objects/")) {
                bucket.delete(entry.key());
            }
        }
    }
}
