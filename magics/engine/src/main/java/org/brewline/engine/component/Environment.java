package org.brewline.engine.component;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a component's code needs to run: captured by itself when it is defined.
 *
 * @param source the user's source of the component, as written
 * @param imports the import declarations in force
 * @param classes binary name to byte code of every class of the notebook (or project) that the component uses,
 *     transitively, its own first
 * @param dependencies coordinate of each resolved dependency to the SHA-256 of its file
 * @param codeHash hash over the normalized byte code of {@code classes}: equal for code that differs only in
 *     comments, layout, line numbers or the names that the session invented
 */
public record Environment(
        String source,
        List<String> imports,
        Map<String, byte[]> classes,
        SortedMap<String, String> dependencies,
        String codeHash) {}
