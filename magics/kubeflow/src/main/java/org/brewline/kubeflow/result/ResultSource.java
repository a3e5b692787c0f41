package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kubeflow.KubeflowExport;

/**
 * What a run is read from.
 *
 * <pre>{@code
 * ResultSource.folder(Path.of("out/penguins-2026-11-26-10-00-00-000000")).withSpec(Path.of("penguins.yaml"))
 * }</pre>
 *
 * @param folder with a folder for each task; empty if only the server's word is to be had
 * @param spec the exported file; empty if the server tells it, or nobody does
 * @param run the run as a server's API describes it; empty if there is none
 * @param pipelines those that may be the one, for its picture and its steps' names
 * @param config what the run was started with, by key; what is not here has its default
 */
public record ResultSource(
        Optional<Path> folder,
        Optional<Path> spec,
        Optional<JsonNode> run,
        List<Pipeline> pipelines,
        Map<String, String> config) {
    public ResultSource {
        pipelines = List.copyOf(pipelines);
        config = new TreeMap<>(config);
    }

    public static ResultSource folder(Path folder) {
        return new ResultSource(Optional.of(folder), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    /** A run as {@code KubeflowServer.describe} gives it. */
    public static ResultSource run(JsonNode run) {
        return new ResultSource(Optional.empty(), Optional.empty(), Optional.of(run), List.of(), Map.of());
    }

    /** With the artifacts in this folder. */
    public ResultSource withFolder(Path artifacts) {
        return new ResultSource(Optional.of(artifacts), spec, run, pipelines, config);
    }

    public ResultSource withSpec(Path file) {
        return new ResultSource(folder, Optional.of(file), run, pipelines, config);
    }

    public ResultSource withPipelines(Collection<Pipeline> known) {
        return new ResultSource(folder, spec, run, List.copyOf(known), config);
    }

    public ResultSource withConfig(Map<String, String> given) {
        return new ResultSource(folder, spec, run, pipelines, given);
    }

    /** The one of the pipelines that has this name there. */
    Optional<Pipeline> pipeline(String name) {
        return pipelines.stream()
                .filter(p -> KubeflowExport.taskName(p.name()).equals(name)
                        || p.name().equals(name))
                .findFirst();
    }
}
