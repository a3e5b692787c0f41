package org.brewline.engine.store;

import java.time.Instant;

/**
 * Where a run came from that was not executed in this store.
 *
 * @param bundle the name of the file that it came in
 * @param fingerprint SHA-256 of the run as that file tells it
 * @param madeBy who wrote the file, as far as they said; {@code ""} if they did not
 * @param madeOn the machine, as far as they said
 * @param madeAt when the file was written
 * @param importedAt when it came here
 * @param trusted whether its artifacts may be deserialized, and its steps stand in for others
 */
public record RunOrigin(
        String bundle,
        String fingerprint,
        String madeBy,
        String madeOn,
        Instant madeAt,
        Instant importedAt,
        boolean trusted) {}
