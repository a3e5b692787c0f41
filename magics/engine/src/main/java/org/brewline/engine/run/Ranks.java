package org.brewline.engine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/** How many steps the longest chain has that begins with a step. A step for an item has the rank of what it repeats. */
final class Ranks {
    private final Map<String, Integer> ranks = new HashMap<>();

    Ranks(Pipeline pipeline) {
        List<StepNode> steps = pipeline.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            StepNode step = steps.get(i);
            int rank = ranks.merge(step.name(), 1, Math::max);
            before(step, pipeline).forEach(p -> ranks.merge(p, rank + 1, Math::max));
        }
    }

    private static Set<String> before(StepNode step, Pipeline pipeline) {
        var before = new HashSet<>(Bindings.predecessors(step));
        pipeline.fanOut(step.role().fanOut()).ifPresent(f -> before.addAll(Bindings.predecessors(f)));
        return before;
    }

    int of(String step) {
        return ranks.getOrDefault(step, 0);
    }
}
