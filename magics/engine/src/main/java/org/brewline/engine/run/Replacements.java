package org.brewline.engine.run;

import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.Primitives;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/** Values that stand in for what steps would leave. */
final class Replacements {
    private Replacements() {}

    static void check(Pipeline pipeline, Map<String, Object> replaced) {
        var problems = new ProblemList();
        replaced.forEach((name, value) -> {
            Optional<StepNode> step = pipeline.steps().stream()
                    .filter(s -> s.configName().equals(name))
                    .findFirst();
            if (step.isEmpty()) {
                var names = pipeline.steps().stream().map(StepNode::configName).toList();
                problems.add(
                        "there is no step \"%s\" to replace".formatted(name),
                        "",
                        NearestName.advice(name, names, "the steps are " + String.join(", ", names)));
            } else if (!fits(step.get(), value)) {
                problems.add(
                        "%s can't leave a %s".formatted(name, value.getClass().getSimpleName()),
                        step.get().component().place(),
                        "give a " + step.get().component().signature().returnTypeSource());
            }
        });
        problems.throwIfAny("\"%s\" was not run".formatted(pipeline.name()));
    }

    private static boolean fits(StepNode step, Object value) {
        Class<?> type = Values.raw(step.component().signature().returnType());
        return Primitives.box(type).isInstance(value);
    }
}
