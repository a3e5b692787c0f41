package org.brewline.engine.pipeline;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.OutputSpec;
import org.brewline.engine.component.Signature;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemList;

/** What bindings lead to: outputs of named steps, and the pipeline's own config. */
final class Sources {
    private final NamedSteps steps;
    private final Map<String, PipelineParam> params;
    private final ProblemList problems;

    /** A source with the type of what it gives; the text is for messages. */
    record Given(String text, Type type, Optional<Signature> of) {}

    Sources(NamedSteps steps, Map<String, PipelineParam> params, ProblemList problems) {
        this.steps = steps;
        this.params = params;
        this.problems = problems;
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
        return binding;
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
        Optional<ComponentSpec> spec = source.flatMap(steps::spec);
        return spec.flatMap(
                s -> output(source.orElseThrow(), s.signature(), linked(from).output(), user));
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
