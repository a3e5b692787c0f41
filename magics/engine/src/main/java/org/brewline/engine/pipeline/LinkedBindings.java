package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.component.RunOutcome;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.Primitives;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.config.TypeNames;

/** Gives a step's bindings their final form, and checks that each fits its parameter and that no input is open. */
final class LinkedBindings {
    private final Sources sources;
    private final ProblemList problems;

    LinkedBindings(Sources sources, ProblemList problems) {
        this.sources = sources;
        this.problems = problems;
    }

    Map<String, Binding> of(TracedStep step, ComponentSpec spec) {
        var linked = new LinkedHashMap<String, Binding>();
        for (Parameter parameter : spec.signature().parameters()) {
            refuseOutcome(step, parameter);
            Binding binding = step.bindings.get(parameter.name());
            if (binding != null) {
                check(step, parameter, binding);
                refuseUncertain(step, parameter, binding);
                linked.put(parameter.name(), sources.linked(binding));
            } else if (parameter.role() == Role.INPUT && !parameter.optional()) {
                problems.add(
                        "the input %s of %s is not fed".formatted(parameter.name(), step.name()),
                        step.place,
                        "put an output of type %s in the parentheses of %s(…)"
                                .formatted(TypeNames.of(parameter.type()), step.component));
            }
        }
        refuseUnknown(step, spec);
        return linked;
    }

    private void refuseOutcome(TracedStep step, Parameter parameter) {
        if (!step.atExit && Generics.raw(parameter.type()) == RunOutcome.class) {
            problems.add(
                    step.name() + " takes the run's outcome, which is known only at its end",
                    step.place,
                    "call it in onExit(() -> %s(…))".formatted(step.component));
        }
    }

    /** What runs at the end can't rely on what other steps give, and these not on it. */
    private void refuseUncertain(TracedStep step, Parameter parameter, Binding binding) {
        for (Binding.FromStep from : StepGraph.fromSteps(binding)) {
            Optional<TracedStep> source = sources.step(from);
            if (source.isPresent() && source.get().atExit && !step.atExit) {
                problems.add(
                        "%s takes the output of %s, which runs at the end"
                                .formatted(step.name(), source.get().name()),
                        step.place,
                        "call both in onExit, or neither");
            } else if (source.isPresent() && !source.get().atExit && step.atExit && !parameter.optional()) {
                problems.add(
                        "%s of %s takes the output of %s, which may be missing at the end"
                                .formatted(
                                        parameter.name(),
                                        step.name(),
                                        source.get().name()),
                        step.place,
                        "declare it as Optional<%s> %s".formatted(boxed(parameter.type()), parameter.name()));
            }
        }
    }

    private static String boxed(Type type) {
        return type instanceof Class<?> c ? Primitives.box(c).getSimpleName() : TypeNames.of(type);
    }

    private void refuseUnknown(TracedStep step, ComponentSpec spec) {
        List<String> known = spec.signature().parameters().stream()
                .filter(p -> p.role() != Role.INJECTED)
                .map(Parameter::name)
                .toList();
        step.bindings.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(
                        "%s has no parameter %s".formatted(spec.name(), name),
                        step.place,
                        NearestName.advice(
                                name,
                                known,
                                known.isEmpty() ? "it takes nothing" : "it takes " + String.join(", ", known))));
    }

    private void check(TracedStep step, Parameter parameter, Binding binding) {
        if (binding instanceof Binding.Constant constant) {
            constant(step, parameter, constant.value());
        } else if (binding instanceof Binding.Collected list) {
            list(step, parameter, list);
        } else if (binding instanceof Binding.Gathered gathered) {
            gathered(step, parameter, gathered);
        } else {
            sources.givenBy(binding, step).forEach(given -> fit(step, parameter, parameter.type(), given));
        }
    }

    private void constant(TracedStep step, Parameter parameter, @org.jspecify.annotations.Nullable Object value) {
        String target = parameter.name() + " of " + step.name();
        if (parameter.role() == Role.INPUT) {
            problems.add(
                    "the input %s is fed with a value".formatted(target),
                    step.place,
                    "feed it with an output of a step, of type " + TypeNames.of(parameter.type()));
        } else if (value == null) {
            problems.add(target + " is set to null", step.place, "it takes " + ConfigTypes.describe(parameter.type()));
        } else if (!ConfigTypes.holdsSecret(parameter.type())) {
            try {
                ConfigTypes.parse(
                        parameter.type(),
                        ConfigTypes.print(value),
                        Path.of(""),
                        target,
                        step.place,
                        parameter.constraints());
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            } catch (IllegalArgumentException e) {
                problems.add(
                        "%s is set to a %s".formatted(target, TypeNames.of(value.getClass())),
                        step.place,
                        "it takes " + ConfigTypes.describe(parameter.type()));
            }
        }
    }

    private void list(TracedStep step, Parameter parameter, Binding.Collected list) {
        for (Binding.FromStep from : list.elements()) {
            element(step, parameter)
                    .ifPresent(element ->
                            sources.givenBy(from, step).forEach(given -> fit(step, parameter, element, given)));
        }
    }

    private void gathered(TracedStep step, Parameter parameter, Binding.Gathered gathered) {
        element(step, parameter)
                .ifPresent(element ->
                        sources.gathered(gathered, step).forEach(given -> fit(step, parameter, element, given)));
    }

    private Optional<Type> element(TracedStep step, Parameter parameter) {
        Optional<Type> element = ListElement.of(parameter.type());
        if (element.isEmpty()) {
            problems.add(
                    "%s of %s takes one %s, not several"
                            .formatted(parameter.name(), step.name(), TypeNames.of(parameter.type())),
                    step.place,
                    "feed it with one output, or declare it as List<%s>".formatted(TypeNames.of(parameter.type())));
        }
        return element;
    }

    private void fit(TracedStep step, Parameter parameter, Type wanted, Sources.Given given) {
        if (!TypeFit.fits(wanted, given.type())) {
            problems.add(
                    "%s of %s takes %s, but %s is %s"
                            .formatted(
                                    parameter.name(),
                                    step.name(),
                                    TypeNames.of(wanted),
                                    given.text(),
                                    TypeNames.of(given.type())),
                    step.place,
                    sources.advice(wanted, given));
        }
    }
}
