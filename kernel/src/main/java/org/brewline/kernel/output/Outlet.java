package org.brewline.kernel.output;

import java.util.Map;

/** Takes what is published under one cell, as Jupyter's message type and content. Safe for any thread. */
@FunctionalInterface
public interface Outlet {
    void publish(String type, Map<String, Object> content);
}
