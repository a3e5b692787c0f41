package org.brewline.share;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;

/**
 * {@code ro-crate-metadata.json}: the bundle for other programs, as RO-Crate 1.1. Each executed step is an action with
 * its inputs, outputs and times, as the profile for the provenance of processes (Process Run Crate) wants it.
 */
final class Crate {
    static final String NAME = "ro-crate-metadata.json";
    private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.5";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Telling told;
    private final List<BundleIndex.Run> runs;
    private final List<BundleIndex.File> files;
    private final ArrayNode graph = JSON.arrayNode();
    private final Map<String, Artifact> artifacts = new HashMap<>();
    private final Set<String> parts = new LinkedHashSet<>();
    private final Set<String> actions = new LinkedHashSet<>();

    Crate(Telling told, List<BundleIndex.Run> runs, List<BundleIndex.File> files) {
        this.told = told;
        this.runs = runs;
        this.files = files;
        told.runs()
                .forEach(run -> run.steps()
                        .forEach(step -> step.artifacts()
                                .forEach(a -> artifacts.putIfAbsent(a.content().hex(), a))));
    }

    byte[] json() throws IOException {
        ObjectNode descriptor = entity(NAME, "CreativeWork");
        descriptor.set("conformsTo", reference("https://w3id.org/ro/crate/1.1"));
        descriptor.set("about", reference("./"));
        ObjectNode root = entity("./", "Dataset");
        addFiles();
        addRuns();
        describe(root);
        addTools();
        ObjectNode crate = JSON.objectNode();
        crate.putArray("@context")
                .add("https://w3id.org/ro/crate/1.1/context")
                .add(JSON.objectNode().put("sha256", "http://schema.org/sha256"));
        crate.set("@graph", graph);
        return BundleIndex.MAPPER.writeValueAsBytes(crate);
    }

    private void describe(ObjectNode root) {
        root.put("name", told.title());
        root.put("description", told.sentence());
        root.put("datePublished", told.at().toString());
        if (told.options().licence().startsWith("http")) {
            root.set("license", reference(told.options().licence()));
            entity(told.options().licence(), "CreativeWork")
                    .put("name", told.options().licence());
        } else {
            root.put(
                    "license",
                    told.options().licence().isEmpty()
                            ? "No licence is stated; ask who made it"
                            : told.options().licence());
        }
        root.set("conformsTo", reference(PROFILE));
        root.set("hasPart", references(parts));
        root.set("mentions", references(actions));
        if (!told.options().madeBy().isEmpty()) {
            root.set("author", reference("#maker"));
            entity("#maker", "Person").put("name", told.options().madeBy());
        }
        entity(PROFILE, "CreativeWork").put("name", "Process Run Crate").put("version", "0.5");
    }

    private void addTools() {
        entity("#brewline", "SoftwareApplication")
                .put("name", "Brewline")
                .put("version", Telling.VERSION)
                .put("softwareVersion", Telling.VERSION)
                .put("url", "https://schema.org/SoftwareApplication");
    }

    private void addFiles() {
        Map<String, String> digestOf = new HashMap<>();
        told.pathOf().forEach((digest, path) -> digestOf.put(path, digest));
        for (BundleIndex.File file : files) {
            ObjectNode node = entity(id(file.path()), "File");
            String digest = digestOf.get(file.path());
            Artifact artifact = digest == null ? null : artifacts.get(digest);
            String media = artifact == null ? mediaType(file.path()) : artifact.mediaType();
            node.put("name", file.path().substring(file.path().lastIndexOf('/') + 1));
            node.put("contentSize", Long.toString(file.size()));
            node.put("encodingFormat", media);
            node.put("sha256", file.sha256());
            parts.add(id(file.path()));
        }
        told.folders().forEach((digest, inside) -> {
            ObjectNode node = entity("#folder-" + digest, "Collection");
            Artifact artifact = artifacts.get(digest);
            node.put("name", artifact == null ? digest : artifact.name() + " (" + artifact.type() + ")");
            Set<String> has = new LinkedHashSet<>();
            inside.forEach(f -> has.add(id(told.pathOf().getOrDefault(f.sha256(), ""))));
            node.set("hasPart", references(has));
        });
    }

    private static String mediaType(String path) {
        if (path.endsWith(".json")) {
            return "application/json";
        } else if (path.endsWith(".ipynb")) {
            return "application/x-ipynb+json";
        } else if (path.endsWith(".csv")) {
            return "text/csv";
        } else if (path.endsWith(".md")) {
            return "text/markdown";
        }
        return path.endsWith(".yaml") ? "application/yaml" : "text/plain";
    }

    private void addRuns() {
        for (int i = 0; i < runs.size(); i++) {
            RunCopy run = told.runs().get(i);
            for (RunCopy.Step step : run.steps()) {
                if (step.state() == StepState.SUCCEEDED || step.state() == StepState.FAILED) {
                    addAction(run, step);
                }
            }
            addComponents(run);
            addRun(run, runs.get(i));
        }
    }

    private void addRun(RunCopy run, BundleIndex.Run entry) {
        ObjectNode node = entity("#run-" + run.id(), "CreateAction");
        node.put("name", "run of " + run.pipeline());
        node.put("identifier", run.id().toString());
        node.put("startTime", run.started().toString());
        run.finished().ifPresent(end -> node.put("endTime", end.toString()));
        node.set("actionStatus", status(run.state() == RunState.SUCCEEDED));
        node.set("instrument", reference("#brewline"));
        Set<String> results = new LinkedHashSet<>(List.of(id(entry.file())));
        run.steps().forEach(step -> step.artifacts().forEach(a -> results.add(id(a))));
        node.set("result", references(results));
        actions.add("#run-" + run.id());
    }

    private void addComponents(RunCopy run) {
        for (RunCopy.Source component : run.components()) {
            ObjectNode node = entity(component(run, component), "SoftwareApplication");
            node.put("name", component.name());
            node.put("description", "A component of the pipeline " + run.pipeline() + ", in Java");
            node.put("url", "https://openjdk.org/");
            node.put("version", component.codeHash().isEmpty() ? "unknown" : component.codeHash());
            node.put("softwareVersion", component.codeHash().isEmpty() ? "unknown" : component.codeHash());
        }
    }

    private void addAction(RunCopy run, RunCopy.Step step) {
        String id = "#step-" + run.id() + "-" + Uris.part(step.name());
        ObjectNode node = entity(id, "CreateAction");
        node.put("name", run.pipeline() + ": " + step.name());
        step.started().ifPresent(at -> node.put("startTime", at.toString()));
        step.finished().ifPresent(at -> node.put("endTime", at.toString()));
        node.set("actionStatus", status(step.state() == StepState.SUCCEEDED));
        step.failure().ifPresent(f -> node.put("error", f.exception() + ": " + f.message()));
        node.set("instrument", reference(component(run, run.components().get(step.component()))));
        Set<String> taken = new LinkedHashSet<>();
        step.inputs().stream().map(input -> artifacts.get(input.content())).forEach(a -> {
            if (a != null) {
                taken.add(id(a));
            }
        });
        for (InputFile input : InputFile.of(step)) {
            String path = told.pathOf().getOrDefault(input.sha256(), "");
            if (told.folders().containsKey(input.sha256())) {
                taken.add("#folder-" + input.sha256());
            } else if (!path.isEmpty()) {
                taken.add(id(path));
            }
        }
        if (!taken.isEmpty()) {
            node.set("object", references(taken));
        }
        Set<String> made = new LinkedHashSet<>();
        step.artifacts().forEach(a -> made.add(id(a)));
        if (!made.isEmpty()) {
            node.set("result", references(made));
        }
        actions.add(id);
    }

    private static String component(RunCopy run, RunCopy.Source component) {
        return "#component-" + run.id() + "-" + Uris.part(component.name());
    }

    private String id(Artifact artifact) {
        return artifact.folder()
                ? "#folder-" + artifact.content().hex()
                : id(told.pathOf().getOrDefault(artifact.content().hex(), ""));
    }

    private static String id(String path) {
        return Uris.path(path);
    }

    private static ObjectNode status(boolean good) {
        return reference("http://schema.org/" + (good ? "CompletedActionStatus" : "FailedActionStatus"));
    }

    private ObjectNode entity(String id, String type) {
        ObjectNode node = graph.addObject();
        node.put("@id", id);
        node.put("@type", type);
        return node;
    }

    private static ObjectNode reference(String id) {
        return JSON.objectNode().put("@id", id);
    }

    private static ArrayNode references(Collection<String> ids) {
        ArrayNode array = JSON.arrayNode();
        ids.forEach(id -> array.add(reference(id)));
        return array;
    }
}
