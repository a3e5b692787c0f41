package org.brewline.kubeflow.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.RunCopy;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.RunTold;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.brewline.kubeflow.KubeflowExport;

/** A run of the store in the making: what the folder, the server and the exported file tell, put together. */
final class RunDraft {
    private final Store store;
    private final ResultSource source;
    private final Optional<ResultFolder> folder;
    private final Optional<ClusterFacts> facts;
    private final ExportedSpec spec;
    private final String pipelineName;
    private final Optional<Pipeline> pipeline;
    /** By step. */
    private final Map<String, ResultTask> tasks = new LinkedHashMap<>();

    private final Map<String, ClusterFacts.Task> told;

    RunDraft(Store store, ResultSource source) {
        this.store = store;
        this.source = source;
        this.folder = source.folder().map(ResultFolder::of);
        this.facts = source.run().map(ClusterFacts::new);
        this.spec = source.spec()
                .map(ExportedSpec::read)
                .or(() -> facts.map(ClusterFacts::spec))
                .orElseGet(ExportedSpec::none);
        String named = spec.pipeline()
                .or(() -> folder.flatMap(ResultFolder::pipeline))
                .orElseGet(() -> source.pipelines().size() == 1
                        ? source.pipelines().get(0).name()
                        : "kubeflow");
        this.pipeline = source.pipeline(named);
        this.pipelineName = pipeline.map(Pipeline::name).orElse(named);
        folder.ifPresent(f -> f.tasks().forEach(task -> tasks.put(step(task.name()), task)));
        var byStep = new LinkedHashMap<String, ClusterFacts.Task>();
        facts.ifPresent(f -> f.tasks(this::isStep).forEach((task, t) -> byStep.put(step(task), t)));
        this.told = byStep;
    }

    ProblemsException refused(String why) {
        return ResultFolder.refused(source.folder().orElse(Path.of(name())), why, "");
    }

    /** Of the run, where it comes from. */
    String name() {
        return facts.map(ClusterFacts::name)
                .filter(n -> !n.isEmpty())
                .or(() -> folder.map(ResultFolder::name))
                .orElse(pipelineName);
    }

    /** What executed it. */
    String server() {
        return facts.map(f -> "run " + f.id()).orElse("");
    }

    private boolean isStep(String task) {
        return spec.step(task).isPresent()
                || pipeline.map(p -> p.steps().stream().anyMatch(s -> isTask(s, task)))
                        .orElse(tasks.isEmpty() ? !task.isEmpty() && !task.equals("root") : tasks.containsKey(task));
    }

    private static boolean isTask(StepNode step, String task) {
        return KubeflowExport.taskName(step.name()).equals(task);
    }

    /** {@code trainSvc[2]} for {@code train-svc[2]}. */
    private String step(String task) {
        int bracket = task.indexOf('[');
        String plain = bracket < 0 ? task : task.substring(0, bracket);
        String item = bracket < 0 ? "" : task.substring(bracket);
        return spec.step(plain)
                        .or(() -> pipeline.flatMap(p -> p.steps().stream()
                                .filter(s -> isTask(s, plain))
                                .map(StepNode::name)
                                .findFirst()))
                        .orElse(plain)
                + item;
    }

    void storeContent() throws IOException {
        for (ResultTask task : tasks.values()) {
            artifacts(task);
        }
    }

    private List<Artifact> artifacts(ResultTask task) throws IOException {
        return new TaskOutputs(store, folder.orElseThrow(), task).store();
    }

    Optional<TaskMetrics> metrics(String step) {
        return Optional.ofNullable(tasks.get(step)).map(task -> new TaskMetrics(folder.orElseThrow(), task));
    }

    RunCopy copy() throws IOException {
        var components = new ArrayList<RunCopy.Source>();
        var steps = new ArrayList<RunCopy.Step>();
        for (String name : names()) {
            ResultTask task = tasks.get(name);
            String plain = ResultTask.withoutItem(name);
            components.add(
                    spec.source(task == null ? KubeflowExport.taskName(plain) : ResultTask.withoutItem(task.name()))
                            .orElseGet(() -> new RunCopy.Source(
                                    plain, "", "Kubeflow", List.of(), new java.util.TreeMap<>(), "")));
            steps.add(step(name, components.size() - 1));
        }
        Instant started = facts.flatMap(ClusterFacts::started)
                .or(() -> tasks.values().stream().map(ResultTask::started).min(Comparator.naturalOrder()))
                .orElse(Instant.EPOCH);
        Optional<Instant> finished = facts.flatMap(ClusterFacts::finished)
                .or(() -> tasks.values().stream().map(ResultTask::finished).max(Comparator.naturalOrder()));
        RunState state = state(steps);
        if (!state.isFinal()) {
            throw refused("the run has not ended yet");
        }
        return new RunCopy(
                id(started),
                shape(steps),
                state,
                started,
                finished,
                "Kubeflow",
                Optional.empty(),
                List.of(),
                config(),
                components,
                steps,
                RunTold.NOTHING);
    }

    /** In the pipeline's order, as far as it is known. */
    private List<String> names() {
        var names = new ArrayList<String>();
        pipeline.ifPresent(p -> p.steps().forEach(step -> {
            var items = tasks.keySet().stream()
                    .filter(name -> name.startsWith(step.name() + "["))
                    .sorted(Comparator.comparingInt(RunDraft::item))
                    .toList();
            names.addAll(items.isEmpty() ? List.of(step.name()) : items);
        }));
        tasks.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        told.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    private static int item(String step) {
        return Integer.parseInt(step.substring(step.lastIndexOf('[') + 1, step.length() - 1));
    }

    private RunCopy.Step step(String name, int component) throws IOException {
        ResultTask task = tasks.get(name);
        ClusterFacts.Task fact = told.get(name);
        StepState state = fact != null
                ? fact.state()
                : task == null
                        ? StepState.SKIPPED
                        : task.summary().isPresent() || facts.isPresent() ? StepState.SUCCEEDED : StepState.FAILED;
        Optional<Failure> failure = state == StepState.FAILED
                ? Optional.of(new Failure(
                        "Kubeflow",
                        fact != null && !fact.error().isEmpty() ? fact.error() : "its container failed",
                        List.of(),
                        List.of(),
                        ""))
                : Optional.empty();
        var metrics = metrics(name);
        return new RunCopy.Step(
                name,
                component,
                state,
                Optional.ofNullable(fact)
                        .flatMap(ClusterFacts.Task::started)
                        .or(() -> Optional.ofNullable(task).map(ResultTask::started)),
                Optional.ofNullable(fact)
                        .flatMap(ClusterFacts.Task::finished)
                        .or(() -> Optional.ofNullable(task).map(ResultTask::finished)),
                state == StepState.SKIPPED ? 0 : 1,
                state == StepState.SKIPPED ? "Kubeflow did not run it" : "",
                failure,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                task == null ? List.of() : artifacts(task),
                metrics.isPresent() ? metrics.get().statics() : List.of(),
                metrics.isPresent() ? List.copyOf(metrics.get().curves()) : List.of());
    }

    private RunState state(List<RunCopy.Step> steps) {
        return facts.map(ClusterFacts::state)
                .orElseGet(() -> steps.stream().anyMatch(s -> s.state() == StepState.FAILED)
                        ? RunState.FAILED
                        : RunState.SUCCEEDED);
    }

    private PipelineShape shape(List<RunCopy.Step> steps) {
        return pipeline.map(PipelineShapes::of)
                .orElseGet(() -> new PipelineShape(
                        pipelineName,
                        "",
                        steps.stream()
                                .map(step -> new PipelineShape.Step(
                                        step.name(),
                                        step.name(),
                                        "",
                                        List.of(),
                                        List.of(),
                                        step.artifacts().stream()
                                                .map(a -> new PipelineShape.Port(a.name(), a.type()))
                                                .toList(),
                                        Optional.empty(),
                                        "Kubeflow"))
                                .toList(),
                        List.of(),
                        List.of()));
    }

    private List<RunCopy.Config> config() {
        return new ResultConfig(
                        spec,
                        pipeline,
                        names(),
                        facts.map(ClusterFacts::parameters).orElse(Map.of()),
                        source.config())
                .all();
    }

    /** The same for the same run, and sorted by its time like any other. */
    private RunId id(Instant started) {
        String identity = facts.map(ClusterFacts::id)
                .filter(id -> !id.isEmpty())
                .orElseGet(() ->
                        pipelineName + " " + folder.map(ResultFolder::name).orElse("") + " " + summaries());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            long high = 0;
            long low = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                high = (high << 8) | (hash[i] & 0xff);
                low = (low << 8) | (hash[i + Long.BYTES] & 0xff);
            }
            return new RunId(new UUID(
                    (started.toEpochMilli() << 16) | 0x7000L | (high & 0xfffL),
                    0x8000_0000_0000_0000L | (low & 0x3fff_ffff_ffff_ffffL)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private String summaries() {
        var all = new StringBuilder();
        tasks.forEach((step, task) ->
                all.append(step).append(task.summary().map(JsonNode::toString).orElse("")));
        return all.toString();
    }
}
