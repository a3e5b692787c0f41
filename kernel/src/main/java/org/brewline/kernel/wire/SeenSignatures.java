package org.brewline.kernel.wire;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;

/** The last signatures that came in: a message that was overheard can't be sent again. */
final class SeenSignatures {
    private static final int KEPT = 1 << 14;

    private final LinkedHashSet<ByteBuffer> seen = new LinkedHashSet<>();

    synchronized boolean isNew(byte[] signature) {
        if (!seen.add(ByteBuffer.wrap(signature))) {
            return false;
        }
        if (seen.size() > KEPT) {
            var eldest = seen.iterator();
            eldest.next();
            eldest.remove();
        }
        return true;
    }
}
