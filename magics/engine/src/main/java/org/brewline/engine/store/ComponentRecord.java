package org.brewline.engine.store;

import java.util.List;
import java.util.Map;

/**
 * A component as a run used it.
 *
 * @param place where it was defined
 * @param dependencies coordinate to the SHA-256 of the file
 * @param codeHash over its byte code without names, line numbers and layout; empty if that was not known
 */
public record ComponentRecord(
        String name,
        String source,
        String place,
        List<String> imports,
        Map<String, String> dependencies,
        String codeHash) {
    public ComponentRecord {
        imports = List.copyOf(imports);
        dependencies = Map.copyOf(dependencies);
    }
}
