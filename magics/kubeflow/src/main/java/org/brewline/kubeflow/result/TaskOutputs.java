package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;
import org.brewline.engine.store.FolderFile;
import org.brewline.engine.store.Store;

/** A task's outputs as artifacts of the store: values written anew, files taken over byte by byte, none of it read as objects. */
final class TaskOutputs {
    /** A preview's length, in characters. */
    private static final int SHOWN = 2_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> OWN = Set.of("metrics", "classification", "files");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.$<>, \\[\\]?-]{0,200}");

    private final Store store;
    private final ResultFolder run;
    private final ResultTask task;

    TaskOutputs(Store store, ResultFolder run, ResultTask task) {
        this.store = store;
        this.run = run;
        this.task = task;
    }

    /** Stores all of them; the same twice gives the same. */
    List<Artifact> store() throws IOException {
        var artifacts = new ArrayList<Artifact>();
        JsonNode summary = task.summary().orElseGet(MAPPER::createObjectNode);
        for (Map.Entry<String, JsonNode> value : summary.path("parameterValues").properties()) {
            if (value.getKey().indexOf('-') < 0) {
                artifacts.add(value(value.getKey(), value.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> output : summary.path("artifacts").properties()) {
            Path content = task.folder().resolve(checked(output.getKey()));
            if (isOwn(output.getKey(), "files") && Files.isDirectory(content)) {
                for (String file : run.files(content)) {
                    artifacts.add(store.write(file, "Path", content.resolve(file)));
                }
            } else if (OWN.stream().noneMatch(own -> isOwn(output.getKey(), own))) {
                artifacts.add(
                        artifact(output.getKey(), content, output.getValue().at("/artifacts/0/metadata")));
            }
        }
        if (task.summary().isEmpty()) {
            untold(artifacts);
        }
        return artifacts;
    }

    /** Where there is no summary, what lies there is what there is. */
    private void untold(List<Artifact> artifacts) throws IOException {
        try (var all = Files.list(task.folder())) {
            for (Path path : all.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (OWN.stream().noneMatch(own -> isOwn(name, own))) {
                    artifacts.add(artifact(checked(name), path, MAPPER.createObjectNode()));
                }
            }
        }
    }

    static boolean isOwn(String output, String own) {
        return output.equals(own) || output.equals("step-" + own);
    }

    private Artifact value(String name, JsonNode json) {
        Object plain = plain(json);
        return store.write(checked(name), type(plain), plain);
    }

    private static String type(Object plain) {
        return plain instanceof Map
                ? "Map"
                : plain instanceof List ? "List" : plain.getClass().getSimpleName();
    }

    /** As Java has it; {@code ""} for nothing. */
    static Object plain(JsonNode json) {
        return json.isNull() ? "" : MAPPER.convertValue(json, Object.class);
    }

    private Artifact artifact(String name, Path content, JsonNode told) throws IOException {
        if (!Files.exists(content)) {
            throw ResultFolder.refused(content, "the task told of this output, and it is not there", "copy it, too");
        }
        run.inside(content);
        boolean folder = Files.isDirectory(content);
        String mediaType = word(told, "mediaType", "application/octet-stream");
        var digest = folder ? putFolder(content) : put(content);
        long size = folder ? size(content) : Files.size(content);
        return new Artifact(
                name,
                kind(told),
                word(told, "type", "Path").replaceFirst(".*[.$]", ""),
                word(told, "handler", "file"),
                digest,
                size,
                mediaType,
                folder ? "" : extension(told),
                folder,
                preview(content, mediaType, folder, size));
    }

    private Digest put(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return store.transfer().put(in);
        }
    }

    private Digest putFolder(Path folder) throws IOException {
        var files = new ArrayList<FolderFile>();
        for (String file : run.files(folder)) {
            files.add(new FolderFile(file, Files.size(folder.resolve(file)), put(folder.resolve(file))));
        }
        files.sort(Comparator.comparing(FolderFile::path));
        return store.transfer().putFolder(files);
    }

    private long size(Path folder) throws IOException {
        long size = 0;
        for (String file : run.files(folder)) {
            size += Files.size(folder.resolve(file));
        }
        return size;
    }

    private static Kind kind(JsonNode told) {
        try {
            return Kind.valueOf(told.path("kind").asText("DATA"));
        } catch (IllegalArgumentException e) {
            return Kind.DATA;
        }
    }

    private static String extension(JsonNode told) {
        String extension = told.path("extension").asText("");
        return extension.matches("(\\.[A-Za-z0-9_.-]{1,40})?") ? extension : "";
    }

    private static String word(JsonNode told, String field, String otherwise) {
        String text = told.path(field).asText(otherwise);
        return text.isEmpty() || !(WORD.matcher(text).matches() || text.matches("[\\w.+/;= -]{1,200}"))
                ? otherwise
                : text;
    }

    private String checked(String name) {
        boolean fine = name.matches("[\\p{L}\\p{N}_.-]{1,200}") && !name.equals(".") && !name.equals("..");
        if (!fine) {
            throw ResultFolder.refused(
                    task.folder(), "\"%s\" is no name of an output".formatted(name), "this folder was tampered with");
        }
        return name;
    }

    private static Preview preview(Path content, String mediaType, boolean folder, long size) throws IOException {
        boolean text = mediaType.startsWith("text/") || mediaType.contains("json");
        if (folder || !text) {
            return new Preview.Opaque("%s, %,d bytes".formatted(folder ? "a folder" : mediaType, size));
        }
        String head;
        try (var in = Files.newInputStream(content)) {
            head = new String(in.readNBytes(SHOWN), StandardCharsets.UTF_8);
        }
        boolean cut = size > SHOWN;
        if (mediaType.contains("markdown")) {
            return new Preview.Markdown(head, cut);
        } else if (mediaType.contains("html")) {
            return new Preview.Html(head, cut);
        }
        return new Preview.Text(head, cut);
    }

    /** The values by name, for those who only want these. */
    static Map<String, JsonNode> metadata(ResultTask task, String own) {
        var values = new LinkedHashMap<String, JsonNode>();
        task.summary()
                .ifPresent(summary -> summary.path("artifacts").properties().forEach(output -> {
                    if (isOwn(output.getKey(), own)) {
                        output.getValue()
                                .at("/artifacts/0/metadata")
                                .properties()
                                .forEach(e -> values.put(e.getKey(), e.getValue()));
                    }
                }));
        return values;
    }
}
