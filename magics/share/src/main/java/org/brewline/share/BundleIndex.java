package org.brewline.share;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

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
     */
    record Run(String id, String pipeline, String file, Map<String, String> logs, List<Curve> curves) {
        Run {
            logs = Map.copyOf(logs);
            curves = List.copyOf(curves);
        }
    }

    /** The file with the points of a curve. */
    record Curve(String step, String metric, String file) {}

    /** A file of a folder. */
    record InFolder(String path, long size, String sha256) {}

    /** A file of the bundle. */
    record File(String path, long size, String sha256) {}
}
