package org.brewline.notebook.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * The libraries that {@code %maven} brought into a notebook, as they are when they are asked for.
 *
 * @param checksums coordinate of each resolved dependency to the SHA-256 of its file
 * @param options what {@code %maven} was told beside coordinates
 * @param files coordinate to the file itself
 */
public record NotebookLibraries(
        Supplier<SortedMap<String, String>> checksums,
        Supplier<List<String>> options,
        Supplier<Map<String, Path>> files) {}
