package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What one task left.
 *
 * @param name of the task; with the item's number for a task of a loop, {@code fit[2]}
 * @param summary what the step runner told of its outputs; empty if it told nothing
 * @param started when its first file was written
 * @param finished when its last file was written
 */
record ResultTask(String name, Path folder, Optional<JsonNode> summary, Instant started, Instant finished) {
    /** The name without an item's number. */
    static String withoutItem(String name) {
        return name.replaceFirst("\\[.*", "");
    }
}
