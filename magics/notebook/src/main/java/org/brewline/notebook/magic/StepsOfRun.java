package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StepRecord;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.workbench.RunReferences;
import org.brewline.notebook.workbench.Workbench;

/** A run and some or all of its steps, as {@code [run] [step]}; one word that is no run is a step of the latest. */
record StepsOfRun(RunRecord run, List<StepRecord> steps) {

    static StepsOfRun of(Workbench bench, String run, String step) {
        RunReferences references = bench.runs().references();
        if (!run.isEmpty() && step.isEmpty() && !references.isKnown(run) && references.isKnown("latest")) {
            StepsOfRun latest = of(bench, "latest", "");
            if (latest.steps().stream().anyMatch(s -> s.name().equals(run))) {
                return latest.only(run);
            }
        }
        RunRecord found = references.find(run);
        var all = new StepsOfRun(found, bench.runs().store().steps(found.id()));
        return step.isEmpty() ? all : all.only(step);
    }

    private StepsOfRun only(String step) {
        List<StepRecord> wanted =
                steps.stream().filter(s -> s.name().equals(step)).toList();
        if (wanted.isEmpty()) {
            List<String> names = steps.stream().map(StepRecord::name).toList();
            throw new MagicException(
                    "Unknown step",
                    "The run of \"%s\" has no step \"%s\"\n    %s"
                            .formatted(
                                    run.shape().name(),
                                    step,
                                    NearestName.advice(step, names, "it has " + String.join(", ", names))));
        }
        return new StepsOfRun(run, wanted);
    }

    static List<Completions.Item> candidates(Workbench bench, List<String> before, String prefix) {
        var candidates = new Candidates(bench, prefix);
        if (!before.isEmpty()) {
            return candidates.steps(before.get(0));
        }
        var both = new ArrayList<>(candidates.steps("latest"));
        both.addAll(candidates.runs());
        return both;
    }
}
