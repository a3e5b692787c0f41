package org.brewline.engine.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.brewline.engine.component.ComponentSpec;

/**
 * One step of a pipeline.
 *
 * @param name unique in the pipeline: letters, digits, {@code -}, {@code _}
 * @param bindings parameter name to its source, for inputs (always) and for config that the body sets; config that is
 *     open is absent
 * @param condition when it runs; empty for always
 * @param after steps that must have ended before, beside those it takes something from
 * @param place where the body calls it: {@code cell 7, line 3}
 * @param role whether it runs once, once for each item of a list, or at the end
 */
public record StepNode(
        String name,
        ComponentSpec component,
        Map<String, Binding> bindings,
        Optional<Condition> condition,
        Set<String> after,
        String place,
        StepRole role) {
    public StepNode {
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        after = Collections.unmodifiableSet(new TreeSet<>(after));
    }

    /** A step that runs once. */
    public StepNode(
            String name,
            ComponentSpec component,
            Map<String, Binding> bindings,
            Optional<Condition> condition,
            Set<String> after,
            String place) {
        this(name, component, bindings, condition, after, place, StepRole.ONCE);
    }

    /** The name under which its config stands: that of the step in the pipeline, also for one item's {@code train[3]}. */
    public String configName() {
        return role.item() < 0 ? name : name.substring(0, name.lastIndexOf('['));
    }
}
