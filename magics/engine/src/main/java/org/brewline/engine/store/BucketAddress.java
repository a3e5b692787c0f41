package org.brewline.engine.store;

import java.util.Map;

/**
 * Where a bucket is, and what its client is told.
 *
 * @param text {@code s3://bucket/folder}
 * @param environment where the client looks for region, endpoint and credentials first
 */
public record BucketAddress(String text, Map<String, String> environment) {
    public BucketAddress {
        environment = Map.copyOf(environment);
    }

    /** For people, and without the credentials. */
    @Override
    public String toString() {
        return text;
    }
}
