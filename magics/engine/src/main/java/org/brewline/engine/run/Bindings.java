package org.brewline.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.pipeline.Binding;
import org.brewline.engine.pipeline.Condition;
import org.brewline.engine.pipeline.FanOut;
import org.brewline.engine.pipeline.StepNode;

/** What steps and conditions read from other steps. Pure. */
final class Bindings {
    private Bindings() {}

    /** The steps that must have ended before this one can begin. */
    static Set<String> predecessors(StepNode step) {
        var steps = new LinkedHashSet<String>(step.after());
        step.bindings().values().forEach(binding -> sources(binding).forEach(s -> steps.add(s.step())));
        step.condition().ifPresent(condition -> reads(condition).forEach(s -> steps.add(s.step())));
        return steps;
    }

    /** The steps that must have ended before the list can be mapped. */
    static Set<String> predecessors(FanOut fanOut) {
        var steps = new LinkedHashSet<String>();
        sources(fanOut.items()).forEach(s -> steps.add(s.step()));
        reads(fanOut.condition()).forEach(s -> steps.add(s.step()));
        return steps;
    }

    static List<Binding.FromStep> sources(Binding binding) {
        if (binding instanceof Binding.FromStep from) {
            return List.of(from);
        }
        if (binding instanceof Binding.FirstOf first) {
            return first.candidates();
        }
        if (binding instanceof Binding.Gathered gathered) {
            return sources(gathered.each());
        }
        return binding instanceof Binding.Collected collected ? collected.elements() : List.of();
    }

    static List<Binding.FromStep> reads(Optional<Condition> condition) {
        return condition.map(Bindings::reads).orElse(List.of());
    }

    static List<Binding.FromStep> reads(Condition condition) {
        var result = new ArrayList<Binding.FromStep>();
        collect(condition, result);
        return result;
    }

    private static void collect(Condition condition, List<Binding.FromStep> into) {
        if (condition instanceof Condition.Compare compare) {
            into.addAll(sources(compare.left()));
            into.addAll(sources(compare.right()));
        } else if (condition instanceof Condition.IsTrue is) {
            into.addAll(sources(is.value()));
        } else if (condition instanceof Condition.And and) {
            collect(and.left(), into);
            collect(and.right(), into);
        } else if (condition instanceof Condition.Or or) {
            collect(or.left(), into);
            collect(or.right(), into);
        } else if (condition instanceof Condition.Not not) {
            collect(not.condition(), into);
        } else if (condition instanceof Condition.Test test) {
            into.add(test.value());
        }
    }

    /** As a person reads it: {@code score.accuracy}, {@code minAccuracy}, {@code 0.9}. */
    static String text(Binding binding) {
        if (binding instanceof Binding.FromStep from) {
            boolean only = from.isWhole() || from.output().equals(OutputSpec.WHOLE);
            return only ? from.step() : from.step() + "." + from.output();
        }
        if (binding instanceof Binding.FromParam param) {
            return param.name();
        }
        if (binding instanceof Binding.Constant constant) {
            return String.valueOf(constant.value());
        }
        if (binding instanceof Binding.Item item) {
            return item.isWhole() ? "the item" : "item." + item.field();
        }
        String names =
                String.join(", ", sources(binding).stream().map(Bindings::text).toList());
        if (binding instanceof Binding.Gathered) {
            return "each of " + names;
        }
        return binding instanceof Binding.FirstOf ? "firstOf(" + names + ")" : "[" + names + "]";
    }
}
