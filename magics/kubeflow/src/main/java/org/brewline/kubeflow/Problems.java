package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.pipeline.StepNode;

/** Everything in one pipeline that Kubeflow can't express, collected so that the user hears of all at once. */
final class Problems {
    private final String pipeline;
    private final List<Problem> found = new ArrayList<>();

    Problems(String pipeline) {
        this.pipeline = pipeline;
    }

    void add(StepNode step, String what, String instead) {
        var problem = new Problem("step \"" + step.name() + "\": " + what, step.place(), instead);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** A problem of no step. */
    void add(String what, String instead) {
        found.add(new Problem(what, "", instead));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Problem::where).thenComparing(Problem::what));
            throw new ProblemsException("\"" + pipeline + "\" was not exported to Kubeflow", found);
        }
    }
}
