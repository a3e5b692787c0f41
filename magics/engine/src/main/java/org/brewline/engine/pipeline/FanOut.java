package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Steps that run once for each item of a list, whose length is known only while the pipeline runs. The pipeline has each
 * of these steps once, as {@code train}; a run has it for each item, as {@code train[0]}, {@code train[1]}, …
 *
 * @param name that of its first step
 * @param items what gives the list
 * @param itemType the type of the list's elements
 * @param condition when it runs at all; the steps' own conditions include it
 * @param steps the names of its steps, in topological order
 * @param place where the body maps the list
 */
public record FanOut(
        String name,
        Binding items,
        Type itemType,
        Optional<Condition> condition,
        List<String> steps,
        Limits limits,
        String place) {
    public FanOut {
        steps = List.copyOf(steps);
    }

    /**
     * How the items run.
     *
     * @param parallel how many of its steps may run at once; 0 for as many as the run lets
     * @param failFast whether the first failure ends the other items too
     */
    public record Limits(int parallel, boolean failFast) {
        public static final Limits NONE = new Limits(0, false);
    }

    /** The name of a step for one item. */
    public static String nameFor(String step, int item) {
        return step + "[" + item + "]";
    }

    /** A step of the body for one item: it takes the item, and from the other steps of the body what they gave for it. */
    public StepNode forItem(StepNode step, int item) {
        var bindings = new LinkedHashMap<String, Binding>();
        step.bindings().forEach((parameter, binding) -> bindings.put(parameter, forItem(binding, item)));
        Set<String> after = step.after().stream()
                .map(name -> steps.contains(name) ? nameFor(name, item) : name)
                .collect(Collectors.toSet());
        return new StepNode(
                nameFor(step.name(), item),
                step.component(),
                bindings,
                step.condition().map(c -> forItem(c, item)),
                after,
                step.place(),
                step.role().forItem(item));
    }

    private Binding forItem(Binding binding, int item) {
        if (binding instanceof Binding.Item of) {
            return of.fanOut().equals(name) ? new Binding.Item(name, of.field(), item) : of;
        }
        if (binding instanceof Binding.FromStep from) {
            return forItem(from, item);
        }
        if (binding instanceof Binding.FirstOf first) {
            return new Binding.FirstOf(
                    first.candidates().stream().map(c -> forItem(c, item)).toList());
        }
        if (binding instanceof Binding.Collected list) {
            return new Binding.Collected(
                    list.elements().stream().map(e -> forItem(e, item)).toList());
        }
        return binding;
    }

    private Binding.FromStep forItem(Binding.FromStep from, int item) {
        return steps.contains(from.step()) ? new Binding.FromStep(nameFor(from.step(), item), from.output()) : from;
    }

    private Condition forItem(Condition condition, int item) {
        if (condition instanceof Condition.Compare c) {
            return new Condition.Compare(forItem(c.left(), item), c.operator(), forItem(c.right(), item));
        }
        if (condition instanceof Condition.IsTrue c) {
            return new Condition.IsTrue(forItem(c.value(), item));
        }
        if (condition instanceof Condition.And c) {
            return new Condition.And(forItem(c.left(), item), forItem(c.right(), item));
        }
        if (condition instanceof Condition.Or c) {
            return new Condition.Or(forItem(c.left(), item), forItem(c.right(), item));
        }
        if (condition instanceof Condition.Test c) {
            return new Condition.Test(forItem(c.value(), item), c.predicate());
        }
        return new Condition.Not(forItem(((Condition.Not) condition).condition(), item));
    }

    /** What one output of a step of the body became for each item that the step ran for. */
    public static List<Binding> elements(Binding.Gathered gathered, int width) {
        var elements = new ArrayList<Binding>();
        for (int i = 0; i < width; i++) {
            int item = i;
            if (gathered.each() instanceof Binding.FromStep from) {
                elements.add(new Binding.FromStep(nameFor(from.step(), item), from.output()));
            } else {
                elements.add(new Binding.FirstOf(((Binding.FirstOf) gathered.each())
                        .candidates().stream()
                                .map(c -> new Binding.FromStep(nameFor(c.step(), item), c.output()))
                                .toList()));
            }
        }
        return elements;
    }
}
