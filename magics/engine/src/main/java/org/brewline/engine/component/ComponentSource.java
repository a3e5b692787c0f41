package org.brewline.engine.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Where a component comes from: what only its source, not its method, can tell.
 *
 * @param text the user's source, as written
 * @param documentation the first sentence of its Javadoc or {@code ""}
 * @param imports the import declarations in force
 * @param parameterTypeSources parameter name to type as the user wrote it, in order; may be empty
 * @param returnTypeSource as the user wrote it; may be empty
 * @param place where it is defined: {@code cell 3, line 1}
 * @param classes the user's classes
 * @param dependencies coordinate to SHA-256 of what the user's classes are compiled with
 * @param lineToPlace binary class name and line of the class file to the place that the user knows
 */
public record ComponentSource(
        String text,
        String documentation,
        List<String> imports,
        Map<String, String> parameterTypeSources,
        String returnTypeSource,
        String place,
        ClassBytes classes,
        SortedMap<String, String> dependencies,
        BiFunction<String, Integer, Optional<String>> lineToPlace) {
    public ComponentSource {
        imports = List.copyOf(imports);
        parameterTypeSources = Collections.unmodifiableMap(new LinkedHashMap<>(parameterTypeSources));
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
    }
}
