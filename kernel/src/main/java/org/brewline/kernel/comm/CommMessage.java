package org.brewline.kernel.comm;

import java.util.List;
import java.util.Map;

/**
 * What one side of a {@link Comm} says to the other.
 *
 * @param data JSON as Java: maps, lists, strings, booleans, null, whole numbers as Long, others as Double
 * @param metadata the same, about the message itself
 * @param buffers bytes beside the JSON
 */
public record CommMessage(Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers) {
    public CommMessage {
        buffers = List.copyOf(buffers);
    }

    public static CommMessage of(Map<String, ?> data, byte[]... buffers) {
        return new CommMessage(data, Map.of(), List.of(buffers));
    }
}
