package org.brewline.share;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code brewline-bundle.json}: what is in a bundle, and the hash of every file.
 *
 * @param version of the format, {@value #VERSION}
 * @param folders the files of artifacts that are folders, by the folder's digest
 * @param files every file but this one
 */
record BundleIndex(
        String format,
        int version,
        String madeWith,
        String madeAt,
        String madeBy,
        String madeOn,
        List<Run> runs,
        Map<String, List<InFolder>> folders,
        List<File> files) {
    static final String NAME = "brewline-bundle.json";
    static final String FORMAT = "brewline-bundle";
    static final int VERSION = 1;
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    BundleIndex {
        runs = List.copyOf(runs);
        folders = Map.copyOf(folders);
        files = List.copyOf(files);
    }

    /**
     * A run.
     *
     * @param file its {@code run.json}
     * @param logs the files of its steps' logs, by step
     * @param inputs what it read because its config names it; missing where an older Brewline wrote it
     */
    record Run(
            String id,
            String pipeline,
            String file,
            Map<String, String> logs,
            List<Curve> curves,
            @Nullable List<Input> inputs) {
        Run {
            inputs = inputs == null ? List.of() : List.copyOf(inputs);
            logs = Map.copyOf(logs);
            curves = List.copyOf(curves);
        }
    }

    /** The file with the points of a curve. */
    record Curve(String step, String metric, String file) {}

    /**
     * A file or folder that a run read.
     *
     * @param path as config has it
     * @param sha256 of a file that of its content; else a folder is called so
     */
    record Input(String path, String sha256, boolean folder) {}

    /** A file of a folder. */
    record InFolder(String path, long size, String sha256) {}

    /** A file of the bundle. */
    record File(String path, long size, String sha256) {}
}
