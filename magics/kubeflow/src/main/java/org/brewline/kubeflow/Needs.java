package org.brewline.kubeflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.StepNode;

/**
 * What must have ended before a step.
 *
 * @param values steps whose outputs it, or its conditions, take as they are
 * @param choices outputs of whichever of several steps ran
 * @param order steps that it only comes after
 */
record Needs(Set<String> values, List<Binding.FirstOf> choices, Set<String> order) {
    static Needs of(StepNode step, Guards guards) {
        var bindings = new ArrayList<Binding>(step.bindings().values());
        guards.itemsOf(step).ifPresent(bindings::add);
        guards.of(step.name()).forEach(condition -> bindings.addAll(Conjuncts.reads(condition)));
        var values = new LinkedHashSet<String>();
        var choices = new ArrayList<Binding.FirstOf>();
        for (Binding binding : bindings) {
            if (binding instanceof Binding.FirstOf first) {
                choices.add(first);
            } else if (binding instanceof Binding.Gathered gathered
                    && gathered.each() instanceof Binding.FirstOf first) {
                choices.add(first);
            } else {
                Conjuncts.sources(binding).forEach(from -> values.add(from.step()));
            }
        }
        return new Needs(values, choices, step.after());
    }

    /** The names of all of them. */
    Set<String> all() {
        var all = new LinkedHashSet<>(values);
        choices.forEach(choice -> choice.candidates().forEach(candidate -> all.add(candidate.step())));
        all.addAll(order);
        return all;
    }
}
