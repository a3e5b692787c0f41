package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.brewline.engine.store.RunCopy;

/** What an exported pipeline tells of the steps behind its tasks. Read as data; their code is not loaded. */
final class ExportedSpec {
    /** More than any component's source. */
    private static final int MOST = 1 << 20;

    private final JsonNode spec;
    private final Map<String, JsonNode> arguments = new LinkedHashMap<>();

    ExportedSpec(JsonNode spec) {
        this.spec = spec;
        spec.at("/deploymentSpec/executors")
                .properties()
                .forEach(e -> arguments.put(
                        e.getKey().replaceFirst("^exec-", ""), e.getValue().at("/container/args")));
    }

    /** Knows nothing. */
    static ExportedSpec none() {
        return new ExportedSpec(new ObjectMapper().createObjectNode());
    }

    static ExportedSpec read(Path file) {
        try {
            return new ExportedSpec(new YAMLMapper().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw ResultFolder.refused(
                    file, "it is no exported pipeline: " + e.getMessage(), "write %export kfp again");
        }
    }

    Optional<String> pipeline() {
        String name = spec.at("/pipelineInfo/name").asText("");
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The step behind a task, {@code trainSvc} for {@code train-svc}; empty if it is not known. */
    Optional<String> step(String task) {
        return argument(task, "--step");
    }

    /** The defaults of the pipeline's parameters, as the file has them. */
    Map<String, JsonNode> defaults() {
        var defaults = new LinkedHashMap<String, JsonNode>();
        spec.at("/root/inputDefinitions/parameters").properties().forEach(e -> {
            if (e.getValue().has("defaultValue")) {
                defaults.put(e.getKey(), e.getValue().get("defaultValue"));
            }
        });
        return defaults;
    }

    /** The component of a task as the file carries it. */
    Optional<RunCopy.Source> source(String task) {
        try {
            var jar = argument(task, "--component");
            return jar.isEmpty() ? Optional.empty() : Optional.of(source(entries(jar.get())));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the run's outputs are what counts
        }
    }

    private static RunCopy.Source source(Map<String, byte[]> entries) throws IOException {
        JsonNode told = new ObjectMapper().readTree(entries.getOrDefault("brewline/component.json", new byte[0]));
        var imports = new java.util.ArrayList<String>();
        told.path("imports").forEach(each -> imports.add(each.asText()));
        var dependencies = new TreeMap<String, String>();
        text(entries, "brewline/dependencies.lock").lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                dependencies.put(line.substring(0, space), line.substring(space + 1));
            }
        });
        return new RunCopy.Source(
                told.path("name").asText(),
                text(entries, "brewline/Component.java"),
                "Kubeflow",
                List.copyOf(imports),
                dependencies,
                told.path("codeHash").asText());
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries(String base64) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("brewline/")) {
                    entries.put(entry.getName(), zip.readNBytes(MOST));
                }
            }
        }
        return entries;
    }

    private Optional<String> argument(String task, String option) {
        JsonNode args = arguments.get(task);
        for (int i = 0; args != null && i + 1 < args.size(); i++) {
            if (args.get(i).asText().equals(option)) {
                return Optional.of(args.get(i + 1).asText());
            }
        }
        return Optional.empty();
    }
}
