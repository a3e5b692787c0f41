package org.brewline.engine.store;

import java.util.List;

/**
 * What a garbage collection removed, or would remove.
 *
 * @param needed runs that were to go and stay, for a kept run took results of theirs
 * @param objects pieces of content
 * @param bytes of content, views and half-made files
 */
public record Collected(List<RunId> runs, List<RunId> needed, long objects, long bytes) {
    public Collected {
        runs = List.copyOf(runs);
        needed = List.copyOf(needed);
    }
}
