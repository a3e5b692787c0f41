package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brewline.engine.pipeline.PipelineShape;

/**
 * The pipelines inside of a pipeline, as groups of its steps: {@code prepare/load} is the step {@code load} of the group
 * {@code prepare}, which may be inside of another.
 */
final class Groups {
    private Groups() {}

    /** The group that a step is in; {@code ""} for none. */
    static String of(String step) {
        int end = step.indexOf('[');
        int slash = (end < 0 ? step : step.substring(0, end)).lastIndexOf('/');
        return slash < 0 ? "" : step.substring(0, slash);
    }

    /** The name within its group. */
    static String within(String name) {
        String group = of(name);
        return group.isEmpty() ? name : name.substring(group.length() + 1);
    }

    /** The group that a group is in; {@code ""} for none. */
    static String outer(String group) {
        return of(group);
    }

    /** All groups, each after the one that it is in. */
    static Set<String> all(PipelineShape shape) {
        var groups = new TreeSet<String>();
        for (PipelineShape.Step step : shape.steps()) {
            for (String group = of(step.name()); !group.isEmpty(); group = outer(group)) {
                groups.add(group);
            }
        }
        return groups;
    }

    static boolean isIn(String step, String group) {
        return step.startsWith(group + "/");
    }

    /** The steps of each group at that depth or above which has none around it that is folded: 1 folds the outermost. */
    static Map<String, List<String>> atDepth(PipelineShape shape, int depth) {
        var members = new LinkedHashMap<String, List<String>>();
        for (PipelineShape.Step step : shape.steps()) {
            String[] parts = of(step.name()).split("/", -1);
            if (!parts[0].isEmpty() && parts.length >= depth) {
                String group = String.join("/", List.of(parts).subList(0, depth));
                members.computeIfAbsent(group, g -> new ArrayList<>()).add(step.name());
            }
        }
        return members;
    }

    static int depth(PipelineShape shape) {
        return all(shape).stream().mapToInt(g -> g.split("/", -1).length).max().orElse(0);
    }
}
