package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Signature;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.Primitives;
import org.brewline.engine.config.ProblemList;

/** What bindings lead to: outputs of named steps, and the pipeline's own config. */
final class Sources {
    private final NamedSteps steps;
    private final Map<String, PipelineParam> params;
    private final ProblemList problems;
    private final Items items;

    /** A source with the type of what it gives; the text is for messages. */
    record Given(String text, Type type, Optional<Signature> of) {}

    Sources(NamedSteps steps, Map<String, PipelineParam> params, ProblemList problems) {
        this.steps = steps;
        this.params = params;
        this.problems = problems;
        this.items = new Items(this, steps, problems);
    }

    /** The binding with names in the place of tokens. */
    Binding linked(Binding binding) {
        if (binding instanceof Binding.FromStep from) {
            return linked(from);
        }
        if (binding instanceof Binding.FirstOf first) {
            return new Binding.FirstOf(
                    first.candidates().stream().map(this::linked).toList());
        }
        if (binding instanceof Binding.Collected list) {
            return new Binding.Collected(
                    list.elements().stream().map(this::linked).toList());
        }
        if (binding instanceof Binding.Item item) {
            return new Binding.Item(steps.fanOutName(item.fanOut()), item.field(), item.index());
        }
        return binding instanceof Binding.Gathered gathered ? new Binding.Gathered(linked(gathered.each())) : binding;
    }

    Binding.FromStep linked(Binding.FromStep from) {
        boolean whole = from.isWhole() || (from.output().equals(OutputSpec.WHOLE) && givesOneValue(from.step()));
        return new Binding.FromStep(steps.name(from.step()), whole ? Binding.FromStep.ALL : from.output());
    }

    /** Everything that a binding may give, with its type; what can't be is told as a problem and left out. */
    List<Given> givenBy(Binding binding, TracedStep user) {
        var given = new ArrayList<Given>();
        if (binding instanceof Binding.FromStep from) {
            output(from, user).ifPresent(given::add);
        } else if (binding instanceof Binding.FirstOf first) {
            first.candidates().forEach(from -> output(from, user).ifPresent(given::add));
        } else if (binding instanceof Binding.Collected list) {
            list.elements().forEach(from -> output(from, user).ifPresent(given::add));
        } else if (binding instanceof Binding.FromParam param) {
            param(param, user).ifPresent(given::add);
        } else if (binding instanceof Binding.Item item) {
            items.of(item, user).ifPresent(given::add);
        } else if (binding instanceof Binding.Gathered gathered) {
            gathered(gathered, user)
                    .forEach(g -> given.add(new Given(
                            "the list of " + g.text(),
                            Generics.parameterized(List.class, boxed(g.type())),
                            Optional.empty())));
        }
        return given;
    }

    private static Type boxed(Type type) {
        return type instanceof Class<?> c ? Primitives.box(c) : type;
    }

    /** What a body that returned the binding gives; a step for an item is none that it could give. */
    List<Given> result(Binding binding, TracedStep any) {
        return givenBy(binding, any);
    }

    /** The step that a binding of the trace reads, if it is of this pipeline. */
    Optional<TracedStep> step(Binding.FromStep from) {
        return steps.known(from.step());
    }

    /** What a fan-out gives for one item. */
    List<Given> gathered(Binding.Gathered gathered, TracedStep user) {
        var given = new ArrayList<Given>();
        for (Binding.FromStep from : StepGraph.fromSteps(gathered)) {
            Optional<TracedStep> source = steps.step(from.step(), user);
            if (source.isPresent() && source.get().fanOut.isEmpty()) {
                problems.add(
                        "mapEach gives the output of %s, which is no step for an item"
                                .formatted(source.get().name()),
                        user.place,
                        "let the lambda give the output of a step that it calls itself");
            } else {
                source.ifPresent(s -> output(from, s, user).ifPresent(given::add));
            }
        }
        if (!(gathered.each() instanceof Binding.FromStep || gathered.each() instanceof Binding.FirstOf)) {
            problems.add(
                    "mapEach gives no output of a step",
                    user.place,
                    "let the lambda give the output of a step that it calls");
        }
        return given;
    }

    /** Which of the source's outputs would have fitted. */
    String advice(Type wanted, Given given) {
        Optional<String> fitting = given.of()
                .filter(Signature::returnsRecord)
                .flatMap(signature -> signature.outputs().stream()
                        .filter(o -> TypeFit.fits(wanted, o.type()))
                        .map(OutputSpec::name)
                        .findFirst());
        return fitting.map(name -> "did you mean its output ." + name + "()?")
                .orElse("feed it with an output of type " + org.brewline.engine.config.TypeNames.of(wanted));
    }

    private boolean givesOneValue(String token) {
        return steps.known(token)
                .flatMap(steps::spec)
                .map(spec -> !spec.signature().returnsRecord())
                .orElse(false);
    }

    private Optional<Given> output(Binding.FromStep from, TracedStep user) {
        Optional<TracedStep> source = steps.step(from.step(), user);
        if (source.isPresent()
                && source.get().fanOut.isPresent()
                && !source.get().fanOut.equals(user.fanOut)) {
            problems.add(
                    "%s takes the output of %s, which runs once for each item"
                            .formatted(user.name(), source.get().name()),
                    user.place,
                    "take what mapEach gives: the list of all of them");
            return Optional.empty();
        }
        return source.flatMap(s -> output(from, s, user));
    }

    private Optional<Given> output(Binding.FromStep from, TracedStep source, TracedStep user) {
        return steps.spec(source)
                .flatMap(s -> output(source, s.signature(), linked(from).output(), user));
    }

    private Optional<Given> output(TracedStep source, Signature signature, String output, TracedStep user) {
        if (signature.outputs().isEmpty()) {
            problems.add(
                    "%s takes the output of %s, which gives nothing".formatted(user.name(), source.name()),
                    user.place,
                    "let %s return it, or write .after(%s) for the order only"
                            .formatted(source.component, source.name()));
            return Optional.empty();
        }
        if (output.equals(Binding.FromStep.ALL)) {
            return Optional.of(new Given(source.name(), signature.returnType(), Optional.of(signature)));
        }
        Optional<OutputSpec> found = signature.outputs().stream()
                .filter(o -> o.name().equals(output))
                .findFirst();
        if (found.isEmpty()) {
            List<String> names =
                    signature.outputs().stream().map(OutputSpec::name).toList();
            problems.add(
                    "%s has no output %s".formatted(source.name(), output),
                    user.place,
                    NearestName.advice(output, names, "it gives " + String.join(", ", names)));
        }
        return found.map(o -> new Given(source.name() + "." + output, o.type(), Optional.empty()));
    }

    private Optional<Given> param(Binding.FromParam binding, TracedStep user) {
        PipelineParam param = params.get(binding.name());
        if (param == null) {
            problems.add(
                    "the pipeline has no config " + binding.name(),
                    user.place,
                    NearestName.advice(binding.name(), params.keySet(), "declare it in the pipeline's parentheses"));
            return Optional.empty();
        }
        return Optional.of(new Given(param.name(), param.type(), Optional.empty()));
    }
}
