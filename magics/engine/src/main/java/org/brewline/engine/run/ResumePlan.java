package org.brewline.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What going on from a run will do, as far as it can be said before: a step that takes new content is executed too.
 *
 * <pre>{@code
 * ResumePlan plan = ResumePlan.of(store, run.id(), pipeline);
 * plan.executed();   // {trainSvc=its code changed, evaluate=it takes trainSvc, publish=it did not finish}
 * }</pre>
 *
 * @param run the run that is gone on from
 * @param taken the steps whose outputs are kept, unless config or a file that they read changed
 * @param executed step to reason, in topological order
 */
public record ResumePlan(RunRecord run, List<String> taken, Map<String, String> executed) {

    /**
     * Looks at a run and the pipeline as it is now.
     *
     * @throws ProblemsException if there is nothing to go on from: the run goes on, succeeded, or was of another
     *     pipeline
     */
    public static ResumePlan of(Store store, RunId id, Pipeline pipeline) {
        RunRecord run = store.run(id).orElseThrow(() -> new IllegalArgumentException("no run " + id));
        requireUnfinished(store, run);
        if (!run.shape().name().equals(pipeline.name())) {
            throw refused(
                    "run %s was of the pipeline \"%s\", not of \"%s\""
                            .formatted(store.brief(id), run.shape().name(), pipeline.name()),
                    "go on with that pipeline, or run this one");
        }
        return new Reading(store, run).plan(pipeline);
    }

    /** Refuses a run that has nothing to go on from. */
    public static void requireUnfinished(Store store, RunRecord run) {
        String brief = store.brief(run.id());
        if (run.state() == RunState.RUNNING) {
            throw refused("run " + brief + " goes on", "wait for its end, or cancel it");
        }
        if (run.state() == RunState.SUCCEEDED) {
            throw refused(
                    "run " + brief + " succeeded, nothing of it is missing",
                    "run \"" + run.shape().name() + "\" again to execute what changed since");
        }
    }

    private static ProblemsException refused(String what, String instead) {
        return new ProblemsException("there is nothing to go on from", List.of(new Problem(what, "", instead)));
    }

    /** The run's config again: what it was given, over the defaults and the body as they are now, under the layers. */
    public ResolvedConfig config(Store store, Pipeline pipeline, List<ConfigLayer> layers, Path baseFolder) {
        var all = new ArrayList<ConfigLayer>();
        all.add(ConfigLayer.yaml(
                store.givenConfig(run.id()), Setting.Origin.CONFIG, "run " + store.brief(run.id()), 0));
        all.addAll(layers);
        return ConfigResolver.resolve(
                "\"" + pipeline.name() + "\" does not go on",
                PipelineKeys.of(pipeline),
                all,
                baseFolder,
                ConfigFiles.references());
    }

    /** What a person is told: at least one sentence. */
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        int all = taken.size() + executed.size();
        sentences.add("%d of %d steps are finished and taken".formatted(taken.size(), all));
        executed.forEach((step, reason) -> {
            if (!reason.equals(Reading.MISSING)) {
                sentences.add("%s is executed: %s".formatted(step, reason));
            }
        });
        return sentences;
    }

    /** Compares the run's steps with the pipeline's. */
    private static final class Reading {
        static final String MISSING = "it did not finish";

        private final Store store;
        private final RunRecord run;
        private final Map<String, String> code;
        private final Map<String, StepRecord> records = new LinkedHashMap<>();

        Reading(Store store, RunRecord run) {
            this.store = store;
            this.run = run;
            this.code = store.cache().codeHashes(run.id());
            store.steps(run.id()).forEach(step -> records.put(step.name(), step));
        }

        ResumePlan plan(Pipeline pipeline) {
            var executed = new LinkedHashMap<String, String>();
            var changed = new LinkedHashSet<String>();
            var taken = new ArrayList<String>();
            for (StepNode step : pipeline.steps()) {
                Optional<String> reason = reason(step).or(() -> follows(step, changed));
                if (reason.isEmpty()) {
                    taken.add(step.name());
                    continue;
                }
                executed.put(step.name(), reason.get());
                if (!reason.get().equals(MISSING)) {
                    changed.add(step.name());
                }
            }
            return new ResumePlan(run, List.copyOf(taken), executed);
        }

        private Optional<String> reason(StepNode step) {
            @Nullable StepRecord before = records.get(step.name());
            if (before == null) {
                return Optional.of("it is new in the pipeline");
            }
            if (before.state() != StepState.SUCCEEDED) {
                return Optional.of(MISSING);
            }
            String now = step.component().environment().codeHash();
            if (now.isEmpty()) {
                return Optional.of("its code is not known");
            }
            if (!now.equals(code.get(step.name()))) {
                return Optional.of("its code changed since");
            }
            return before.artifacts().stream().allMatch(store::holds)
                    ? Optional.empty()
                    : Optional.of("the content of its outputs is gone");
        }

        private static Optional<String> follows(StepNode step, Set<String> changed) {
            return Bindings.predecessors(step).stream()
                    .filter(changed::contains)
                    .findFirst()
                    .map(from -> "it takes what " + from + " gives anew");
        }
    }
}
