package org.brewline.kubeflow;

import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.Binding;

/** The scopes of a pipeline, and where each step is. */
record Scopes(Scope root, Map<String, Scope> byStep) {
    Scope of(String step) {
        var scope = byStep.get(step);
        if (scope == null) {
            throw new IllegalStateException("the linked pipeline has no step \"" + step + "\"");
        }
        return scope;
    }

    /** The scope whose DAG runs for each item of the fan-out. */
    Scope loop(String fanOut) {
        return loop(root, fanOut).orElseThrow(() -> new IllegalStateException("no loop for " + fanOut));
    }

    private static Optional<Scope> loop(Scope scope, String fanOut) {
        if (scope.form() == Scope.Form.LOOP && scope.name().equals(fanOut)) {
            return Optional.of(scope);
        }
        return scope.children().stream().flatMap(c -> loop(c, fanOut).stream()).findFirst();
    }

    /** The scope that holds all the candidates, and offers whichever ran. */
    Scope of(Binding.FirstOf first) {
        var scope = of(first.candidates().get(0).step());
        for (Binding.FromStep candidate : first.candidates()) {
            while (!scope.encloses(of(candidate.step()))) {
                scope = scope.parent().orElse(root);
            }
        }
        return scope;
    }
}
