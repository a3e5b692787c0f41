package org.brewline.notebook.workbench;

import java.util.List;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicException;

/**
 * An artifact as a person names it, {@code <run>/<step>[.<output>]}; without a run it is the latest one's.
 *
 * @param output {@code ""} if none is said
 */
public record ArtifactReference(String run, String step, String output) {

    /** An artifact that was found. */
    public record Found(RunRecord run, StepRecord step, Artifact artifact) {
        /** The name that a variable for it gets unless the user gives one. */
        public String variable() {
            String name = artifact.name().equals(OutputSpec.WHOLE) ? step.name() : artifact.name();
            String letters = name.replaceAll("[^A-Za-z0-9_]+", "_");
            return Character.isJavaIdentifierStart(letters.charAt(0)) ? letters : "_" + letters;
        }
    }

    public static ArtifactReference parse(String text) {
        int slash = text.indexOf('/');
        String rest = text.substring(slash + 1);
        int dot = rest.indexOf('.');
        if (rest.isEmpty()) {
            throw new MagicException(
                    "No artifact",
                    "\"" + text + "\" names no step\n    write <run>/<step>[.<output>], as in latest/load");
        }
        return new ArtifactReference(
                slash < 0 ? "latest" : text.substring(0, slash),
                dot < 0 ? rest : rest.substring(0, dot),
                dot < 0 ? "" : rest.substring(dot + 1));
    }

    public Found find(Store store, RunReferences runs) {
        if (isOfPipelineInLatest(store)) {
            return new ArtifactReference("latest", run + "/" + step, output).find(store, runs);
        }
        RunRecord found = runs.find(run);
        List<StepRecord> steps = store.steps(found.id());
        StepRecord record = steps.stream()
                .filter(s -> s.name().equals(step))
                .findFirst()
                .orElseThrow(() -> unknownStep(found, steps));
        return new Found(found, record, artifact(record));
    }

    /** Whether {@code prepare/load} is not the step of a run, but the latest run's step of a pipeline in the pipeline. */
    private boolean isOfPipelineInLatest(Store store) {
        return !run.equals("latest")
                && store.runs(RunQuery.all().limit(1)).stream()
                        .anyMatch(latest -> store.steps(latest.id()).stream()
                                .anyMatch(s -> s.name().equals(run + "/" + step)));
    }

    private MagicException unknownStep(RunRecord found, List<StepRecord> steps) {
        List<String> names = steps.stream().map(StepRecord::name).toList();
        return new MagicException(
                "Unknown step",
                "The run of \"%s\" has no step \"%s\"\n    %s"
                        .formatted(
                                found.shape().name(),
                                step,
                                NearestName.advice(step, names, "it has " + String.join(", ", names))));
    }

    private Artifact artifact(StepRecord record) {
        List<Artifact> artifacts = record.artifacts();
        if (record.state() != StepState.SUCCEEDED) {
            throw new MagicException(
                    "No artifact",
                    "The step \"%s\" left nothing: it is %s"
                            .formatted(step, record.state().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (output.isEmpty() && artifacts.size() == 1) {
            return artifacts.get(0);
        }
        String wanted = output.isEmpty() ? OutputSpec.WHOLE : output;
        List<String> names = artifacts.stream().map(Artifact::name).toList();
        String all = artifacts.isEmpty()
                ? "it returns nothing"
                : "write one of " + step + "." + String.join(", " + step + ".", names);
        return artifacts.stream()
                .filter(a -> a.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new MagicException(
                        output.isEmpty() ? "Which artifact?" : "Unknown artifact",
                        output.isEmpty()
                                ? "The step \"%s\" left %d artifacts\n    %s".formatted(step, artifacts.size(), all)
                                : "The step \"%s\" left no artifact \"%s\"\n    %s"
                                        .formatted(step, output, NearestName.advice(output, names, all))));
    }
}
