package org.brewline.kernel.output;

import java.util.List;
import java.util.Map;

/** Takes what is published under one cell, as Jupyter's message type and content. Safe for any thread. */
@FunctionalInterface
public interface Outlet {
    void publish(String type, Map<String, Object> content);

    /** The same for what is no output of the cell, with bytes beside it. */
    default void send(String type, Map<String, Object> content, Map<String, ?> metadata, List<byte[]> buffers) {
        publish(type, content);
    }
}
