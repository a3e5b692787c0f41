package org.brewline.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.run.PathContent;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.Store;

/**
 * A file or folder that a run read because its config names it.
 *
 * @param path as config has it
 * @param sha256 of its content when it was read
 */
record InputFile(String path, String sha256) {
    private static final Pattern HOLDING = Pattern.compile(" holding ([0-9a-f]{64})");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What all steps read. */
    static List<InputFile> of(RunCopy run) {
        Set<InputFile> files = new LinkedHashSet<>();
        run.steps().forEach(step -> files.addAll(of(step)));
        return new ArrayList<>(files);
    }

    /** What a step read, of config values that are paths or lists of paths. */
    static List<InputFile> of(RunCopy.Step step) {
        var files = new ArrayList<InputFile>();
        step.cacheParts().forEach((name, text) -> {
            Matcher holding = HOLDING.matcher(text);
            List<String> hashes = holding.results().map(found -> found.group(1)).toList();
            if (name.startsWith("config ") && !hashes.isEmpty()) {
                List<String> paths = paths(text.substring(0, text.indexOf(" holding ")));
                for (int i = 0; paths.size() == hashes.size() && i < paths.size(); i++) {
                    files.add(new InputFile(paths.get(i), hashes.get(i)));
                }
            }
        });
        return files;
    }

    /** The texts of a value as config has it; in one that has more than paths they can't be told apart. */
    private static List<String> paths(String yaml) {
        try {
            JsonNode value = YAML.readTree(yaml);
            var paths = new ArrayList<String>();
            if (value.isArray()) {
                value.forEach(one -> paths.add(one.asText()));
            } else if (value.isValueNode()) {
                paths.add(value.asText());
            }
            return paths;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Where it is, with the content that the run read: kept with an imported run, or where config says. */
    Optional<Path> find(Store store, RunCopy run, Path relativeTo) throws IOException {
        Optional<Path> kept = store.folder(run.id()).input(sha256);
        if (kept.isPresent()) {
            return kept;
        }
        Path here = relativeTo.resolve(path);
        return PathContent.sha256(here).equals(sha256) ? Optional.of(here) : Optional.empty();
    }
}
